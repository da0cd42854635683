import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findExcess, measure } from './measure.ts';
import { replaceTable } from './readme-table.ts';
import { subjects } from './subjects.ts';

// Bundles dist, so the packages must be built. Prints `N passed, N failed`.
const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
const readme = join(import.meta.dirname, '../../../README.md');

const measurements = await Promise.all(subjects.map(measure));
let failed = 0;
for (const measurement of measurements) report(`${measurement.subject.name}: ${measurement.bytes} bytes, ${measurement.gzippedBytes} compressed`, findExcess(measurement));

const text = readFileSync(readme, 'utf8');
const updated = replaceTable(text, measurements);
if (values.update) writeFileSync(readme, updated);
report('the table in README.md', values.update || updated === text ? [] : ['is not what was measured; to fix: npm run size -- --update']);

console.log(`${measurements.length + 1 - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function report(what: string, problems: readonly string[]): void {
  if (problems.length > 0) failed += 1;
  console.log([`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`, ...problems.map((line) => `        ${line}`)].join('\n'));
}
