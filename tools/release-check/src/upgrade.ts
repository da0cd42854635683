import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, readInstalled, readLockfile } from './install.ts';
import type { Consumer } from './install.ts';
import { loadEntries } from './load-entries.ts';
import type { Runtime } from './nodes.ts';
import type { PublicPackage } from './packages.ts';
import type { Finding } from './report.ts';
import type { Announcement } from './version-copy.ts';

export interface NextRelease {
  readonly packages: readonly PublicPackage[];
  readonly announcements: readonly Announcement[];
}

/** Brings what a folder has of ours to the newest version, and sees whether it still works and says what is new. */
export async function upgrade(before: PublicPackage, next: NextRelease, consumer: Consumer, nodes: readonly Runtime[]): Promise<Finding[]> {
  const after = next.packages.find(({ name }) => name === before.name)!;
  const { name, version } = after;
  const { dependencies } = JSON.parse(readFileSync(join(consumer.folder, 'package.json'), 'utf8'));
  await install(consumer, ...Object.keys(dependencies).map((dependency) => `${dependency}@latest`));
  const installed = JSON.parse(readInstalled(consumer, name, 'package.json')).version;
  const problems = [
    ...(version === before.version ? [`the next version is ${version} again`] : []),
    ...(installed === version ? [] : [`${installed} was installed, not ${version}`]),
    ...findOldCopies(readLockfile(consumer), new Map(next.packages.map((each) => [each.name, each.version]))),
    ...findChangelogProblems(readInstalled(consumer, name, 'CHANGELOG.md'), after, next.announcements),
  ];
  const loaded = (await loadEntries(after, consumer, nodes)).flatMap((finding) => finding.problems);
  return [{ subject: name, what: `upgrade from ${before.version} to ${version}`, problems: [...problems, ...loaded] }];
}

/** Those of ours that are not at their newest version, or there twice: what was released together must go together. */
export function findOldCopies(lockfile: string, newest: ReadonlyMap<string, string>): string[] {
  return Object.entries<{ version: string }>(JSON.parse(lockfile).packages).flatMap(([path, { version }]) => {
    const [, nested, name] = /^(.*?)node_modules\/(@driverproc\/[^/]+)$/.exec(path) ?? [];
    if (name === undefined) return [];
    if (nested !== '') return [`${name} is there a second time, in ${path}`];
    return version === newest.get(name) ? [] : [`${name} is at ${version}, not at ${newest.get(name)}`];
  });
}

/** What a changelog lacks: the heading of the version, what each changeset of the package says, a link for each. */
export function findChangelogProblems(changelog: string, { name, version }: { readonly name: string; readonly version: string }, announcements: readonly Announcement[]): string[] {
  const lines = changelog.split('\n');
  const problems = [`# ${name}`, `## ${version}`].filter((heading) => !lines.includes(heading)).map((heading) => `CHANGELOG.md has no line "${heading}"`);
  const expected = announcements.filter(({ names }) => names.includes(name));
  for (const { summary } of expected) {
    const line = lines.find((text) => text.startsWith(`- ${summary} (`));
    if (line === undefined) problems.push(`CHANGELOG.md does not say "${summary}" with where it came from`);
    else if (!link.test(line)) problems.push(`CHANGELOG.md does not link to the pull request and commit of "${summary}"`);
  }
  return problems;
}

const link = /\(\[#\d+\]\(https:\/\/github\.com\/driverproc\/driverproc\/pull\/\d+\), \[`[0-9a-f]{7}`\]\(https:\/\/github\.com\/driverproc\/driverproc\/commit\/[0-9a-f]{40}\)\)$/;
