import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAnnouncement, readPackages, root } from 'release-check';
import { findBase, listChanges, readVersionAt } from './find-base.ts';
import { findChangesetProblems } from './find-changeset-problems.ts';
import { findUnannounced } from './find-unannounced.ts';
import type { Changeset } from './find-unannounced.ts';

// node tools/changesets/src/main.ts [--base REF]. Prints `N passed, N failed`: one for each changeset, and one for what changed.
const { base: ref = 'origin/main' } = parseArgs({ options: { base: { type: 'string' } } }).values;
let passed = 0;
let failed = 0;

const packages = readPackages();
const names = packages.map(({ name }) => name);
const changesets: Changeset[] = [];
for (const found of globSync('.changeset/*.md', { cwd: root })) {
  const path = found.replaceAll('\\', '/');
  const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
  report(path, findChangesetProblems(text, names));
  changesets.push({ path, names: readAnnouncement(text).names });
}

const base = await findBase(ref, root);
if ('commit' in base) {
  const changed = await listChanges(base.commit, root);
  const published = await Promise.all(
    packages.map(async (each) => ({ ...each, versionBefore: await readVersionAt(base.commit, each.directory, root) })),
  );
  const problems = findUnannounced(changed, published, changesets).map(
    ({ name, files }) => `${name} changed (${files[0]}${files.length > 1 ? ` and ${files.length - 1} more` : ''}), and no changeset of this branch names it: npx changeset`,
  );
  report(`what changed since ${ref}`, problems);
} else if (process.env['GITHUB_ACTIONS'] === 'true') {
  report(`what changed since ${ref}`, [`${base.reason}: fetch it, or name another with --base`]);
} else {
  console.log(`skipped: what changed: ${base.reason}; name another with --base`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function report(what: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log([`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`, ...problems.map((line) => `        ${line}`)].join('\n'));
}
