import { spawnSync } from 'node:child_process';

/** What git prints. Throws with git's own words where it fails. */
export function git(root: string, args: readonly string[]): string {
  // A build machine's checkout may belong to another user, and git then refuses to read it.
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'safe.directory=*', ...args], { cwd: root, input: '', encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

/** The commit that a reference names, or `undefined` where there is none of that name. */
export function findCommit(root: string, reference: string): string | undefined {
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`]).trim();
  } catch {
    return undefined;
  }
}
