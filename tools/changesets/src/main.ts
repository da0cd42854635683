import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBase, isHistoryRequired } from 'history';
import { readAnnouncement, readPackages, root } from 'release-check';
import { listChanges, readVersionAt } from './changes-since.ts';
import { findChangesetProblems } from './find-changeset-problems.ts';
import { findUnannounced } from './find-unannounced.ts';
import type { Changeset } from './find-unannounced.ts';

// node tools/changesets/src/main.ts [--base REF]. Prints `N passed, N failed`: one for each changeset, and one for what changed.
const { base: ref } = parseArgs({ options: { base: { type: 'string' } } }).values;
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

const base = findBase(root, ref);
if ('commit' in base) {
  const published = packages.map((each) => ({ ...each, versionBefore: readVersionAt(root, base.commit, each.directory) }));
  const problems = findUnannounced(listChanges(root, base.commit), published, changesets).map(
    ({ name, files }) => `${name} changed (${files[0]}${files.length > 1 ? ` and ${files.length - 1} more` : ''}), and no changeset that came with it names it: npx changeset`,
  );
  report(`what changed since ${base.commit.slice(0, 10)}, ${base.what}`, problems);
} else if (isHistoryRequired(ref)) {
  report('what changed', [base.missing]);
} else {
  console.log(`skipped: what changed: ${base.missing}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function report(what: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log([`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`, ...problems.map((line) => `        ${line}`)].join('\n'));
}
