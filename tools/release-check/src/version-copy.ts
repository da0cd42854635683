import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readPackages, root } from './packages.ts';
import { run, runOrThrow } from './run.ts';

/** What a changeset says, and of which packages. */
export interface Announcement {
  readonly names: readonly string[];
  /** The first line of its summary. */
  readonly summary: string;
}

/** Copies what is published, with the changesets, and gives the copy the versions that it would be released with. */
export async function versionCopy(folder: string): Promise<void> {
  copyWorkspace(folder);
  // The history is that of this repository: the changelogs link to where the changesets came from.
  const found = await run('git', ['rev-parse', '--absolute-git-dir'], { cwd: root });
  const history = found.status === 0 ? { GIT_DIR: found.stdout.trim(), GIT_WORK_TREE: folder } : {};
  await runOrThrow('changeset', ['version'], { cwd: folder, env: { ...process.env, ...history } });
}

/**
 * The same with one more changeset, which names every package, and a history of one pull request: what is expected of the changelogs is
 * then known. Answers what the changesets say.
 */
export async function versionCopyOfAll(folder: string): Promise<Announcement[]> {
  copyWorkspace(folder);
  const header = readPackages(folder).map(({ name }) => `'${name}': patch`).join('\n');
  writeFileSync(join(folder, '.changeset/tried-upgrade.md'), `---\n${header}\n---\n\nTried the upgrade from the version before.\n`);
  const announcements = readdirSync(join(folder, '.changeset'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readAnnouncement(readFileSync(join(folder, '.changeset', name), 'utf8')));
  // Without what git tells its hooks, which would lead it into the repository around.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const who = ['-c', 'user.name=driverproc', '-c', 'user.email=driverproc@localhost', '-c', 'commit.gpgsign=false'];
  for (const args of [['init', '--quiet'], ['add', '.changeset'], [...who, 'commit', '--quiet', '--message', 'Try an upgrade (#1)']]) {
    await runOrThrow('git', args, { cwd: folder, env });
  }
  await runOrThrow('changeset', ['version'], { cwd: folder, env });
  return announcements;
}

export function readAnnouncement(changeset: string): Announcement {
  const [, header = '', body = ''] = changeset.replaceAll('\r\n', '\n').split(/^---$/m);
  const names = [...header.matchAll(/^['"]?([^'":\n]+)['"]?: *\w+$/gm)].map((match) => match[1]!);
  return { names, summary: body.trim().split('\n')[0]! };
}

const left = new Set(['.turbo', 'coverage', 'etc', 'node_modules', 'temp', 'test']);

function copyWorkspace(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const path of ['LICENSE', 'package.json', 'pnpm-workspace.yaml', 'scripts', '.changeset', 'tools/changelog', 'packages']) {
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: (source) => !left.has(basename(source)) });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // pnpm reads the version of a package of the workspace from where it is linked.
  const packages = readPackages(folder);
  for (const { directory, needs } of packages) {
    for (const needed of packages.filter(({ name }) => needs.includes(name))) {
      const link = join(folder, 'packages', directory, 'node_modules', needed.name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(folder, 'packages', needed.directory), link, 'junction');
    }
  }
}
