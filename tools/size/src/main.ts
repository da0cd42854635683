import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReport, readOptions } from 'command';
import { findExcess, measure } from './measure.ts';
import { replaceTable } from './readme-table.ts';
import { subjects } from './subjects.ts';

// Bundles dist, so the packages must be built.
const usage = `npm run size -- [--update]

Bundles what users import, and holds the sizes to their limits in tools/size/src/subjects.ts and to the table in README.md.

  --update   writes that table
  --help     this text`;

const { values } = readOptions(usage, { update: { type: 'boolean', default: false } });
const readme = join(import.meta.dirname, '../../../README.md');

const measurements = await Promise.all(subjects.map(measure));
const report = createReport();
for (const measurement of measurements) report.add(`${measurement.subject.name}: ${measurement.bytes} bytes, ${measurement.gzippedBytes} compressed`, findExcess(measurement));

const text = readFileSync(readme, 'utf8');
const updated = replaceTable(text, measurements);
if (values.update) writeFileSync(readme, updated);
report.add('the table in README.md', values.update || updated === text ? [] : ['is not what was measured; to fix: npm run size -- --update']);

report.end();
