import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPackages, root } from './packages.ts';
import { runOrThrow } from './run.ts';

/** What a changeset says, and of which packages. */
export interface Announcement {
  readonly names: readonly string[];
  /** The first line of its summary. */
  readonly summary: string;
}

const left = new Set(['.turbo', 'coverage', 'etc', 'temp', 'test']);

/**
 * Copies what is published, with the changesets and one of its own that names every package, and gives the copy the versions it would
 * be released with. Answers what the changesets say.
 */
export async function versionCopy(folder: string): Promise<Announcement[]> {
  mkdirSync(folder, { recursive: true });
  for (const path of ['LICENSE', 'package.json', 'pnpm-workspace.yaml', 'scripts', '.changeset', 'tools/changelog', 'packages']) {
    cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true, filter: (source) => !left.has(basename(source)) });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const everyone = readPackages(folder).map(({ name }) => name);
  const header = everyone.map((name) => `'${name}': patch`).join('\n');
  writeFileSync(join(folder, '.changeset/tried-upgrade.md'), `---\n${header}\n---\n\nTried the upgrade from the version before.\n`);
  const announcements = readdirSync(join(folder, '.changeset'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readAnnouncement(readFileSync(join(folder, '.changeset', name), 'utf8')));
  await commitAll(folder);
  await runOrThrow('changeset', ['version'], { cwd: folder, env: outsideGit() });
  return announcements;
}

export function readAnnouncement(changeset: string): Announcement {
  const [, header = '', body = ''] = changeset.replaceAll('\r\n', '\n').split(/^---$/m);
  const names = [...header.matchAll(/^['"]?([^'":\n]+)['"]?: *\w+$/gm)].map((match) => match[1]!);
  return { names, summary: body.trim().split('\n')[0]! };
}

/** The changelogs link to commits, so there must be one: a repository of the copy's own. */
async function commitAll(cwd: string): Promise<void> {
  const who = ['-c', 'user.name=driverproc', '-c', 'user.email=driverproc@localhost', '-c', 'commit.gpgsign=false'];
  for (const args of [['init', '--quiet'], ['add', '.changeset'], [...who, 'commit', '--quiet', '--message', 'Try an upgrade (#1)']]) {
    await runOrThrow('git', args, { cwd, env: outsideGit() });
  }
}

/** Without what git tells its hooks, which would lead it into the repository around. */
function outsideGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
}
