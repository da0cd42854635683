import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReport, readOptions } from 'command';
import { findBase, isHistoryRequired } from 'history';
import { readAnnouncement, readPackages, root } from 'release-check';
import { listChanges, readVersionAt } from './changes-since.ts';
import { findChangesetProblems } from './find-changeset-problems.ts';
import { findUnannounced } from './find-unannounced.ts';
import type { Changeset } from './find-unannounced.ts';

const usage = `node tools/changesets/src/main.ts [--base REF]

Reads each changeset, and sees that packages whose published files changed since a commit are named by one that came with the change.

  --base REF   the commit; else where this branch left main
  --help       this text`;

const { base: ref } = readOptions(usage, { base: { type: 'string' } }).values;
const report = createReport();

const packages = readPackages();
const names = packages.map(({ name }) => name);
const changesets: Changeset[] = [];
for (const found of globSync('.changeset/*.md', { cwd: root })) {
  const path = found.replaceAll('\\', '/');
  const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
  report.add(path, findChangesetProblems(text, names));
  changesets.push({ path, names: readAnnouncement(text).names });
}

const base = findBase(root, ref);
if ('commit' in base) {
  const published = packages.map((each) => ({ ...each, versionBefore: readVersionAt(root, base.commit, each.directory) }));
  const problems = findUnannounced(listChanges(root, base.commit), published, changesets).map(
    ({ name, files }) => `${name} changed (${files[0]}${files.length > 1 ? ` and ${files.length - 1} more` : ''}), and no changeset that came with it names it: npx changeset`,
  );
  report.add(`what changed since ${base.commit.slice(0, 10)}, ${base.what}`, problems);
} else if (isHistoryRequired(ref)) {
  report.add('what changed', [base.missing]);
} else {
  console.log(`skipped: what changed: ${base.missing}`);
}
report.end();
