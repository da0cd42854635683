import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readOptions } from 'command';
import { readEntries } from './entries.ts';
import { extract } from './extract.ts';
import { findStaleReports } from './find-stale-reports.ts';

// Reads dist, so the packages must be built.
const root = join(import.meta.dirname, '../../..');
const packages = join(root, 'packages');
const usage = `npm run api -- [--update]

Compares the API report of every entry, packages/*/etc/*.api.md, with what the sources offer.

  --update   writes the reports; npm run api:update is the same
  --help     this text`;

const update = readOptions(usage, { update: { type: 'boolean', default: false } }).values.update;

let failed = 0;
let stale = 0;
for (const entry of readEntries(packages)) {
  const { changed, problems } = extract(entry, update);
  for (const problem of problems) console.error(`${entry.specifier}: ${problem}`);
  const report = relative(root, join(entry.packageFolder, 'etc', `${entry.name}.api.md`));
  if (changed) console.error(`${report} ${update ? 'was updated' : 'is not what the sources say'}`);
  if (changed && !update) stale += 1;
  if (problems.length > 0) failed += 1;
}
for (const report of findStaleReports(packages)) {
  console.error(`${relative(root, report)} ${update ? 'was removed' : 'is of no entry'}`);
  if (update) rmSync(report);
  else stale += 1;
}
if (failed > 0) console.error('\nFix these in the sources: no report takes them.');
if (stale > 0) console.error('\nReview the change of the surface, then run: npm run api:update');
process.exitCode = failed + stale > 0 ? 1 : 0;
