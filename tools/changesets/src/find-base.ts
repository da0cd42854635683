import { run } from 'release-check';
import type { RunResult } from 'release-check';

/** What a branch is compared with, or why it cannot be. */
export type Base = { readonly commit: string } | { readonly reason: string };

/** The last commit that HEAD shares with a branch. */
export async function findBase(ref: string, cwd: string): Promise<Base> {
  const merged = await git(['merge-base', ref, 'HEAD'], cwd);
  if (merged === undefined) return { reason: 'git is not installed' };
  if (merged.status === 0) return { commit: merged.stdout.trim() };
  const said = merged.stderr.trim().split('\n').at(-1) ?? '';
  return { reason: `git knows no commit that HEAD shares with ${ref}${said === '' ? '' : ` (${said})`}` };
}

/** What changed since a commit, in commits and in the folder: the paths, from the root of the repository. */
export async function listChanges(commit: string, cwd: string): Promise<string[]> {
  const paths: string[] = [];
  for (const args of [['diff', '--name-only', '-z', commit], ['ls-files', '--others', '--exclude-standard', '-z']]) {
    const result = await git(args, cwd);
    if (result?.status !== 0) throw new Error(`git ${args.join(' ')}: ${result?.stderr}`);
    paths.push(...result.stdout.split('\0').filter((path) => path !== ''));
  }
  return paths;
}

/** The version that a package had at a commit; nothing when it was not there. */
export async function readVersionAt(commit: string, directory: string, cwd: string): Promise<string | undefined> {
  const result = await git(['show', `${commit}:packages/${directory}/package.json`], cwd);
  return result?.status === 0 ? JSON.parse(result.stdout).version : undefined;
}

async function git(args: readonly string[], cwd: string): Promise<RunResult | undefined> {
  try {
    return await run('git', args, { cwd });
  } catch {
    return undefined;
  }
}
