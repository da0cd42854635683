import { readOptions } from 'command';
import { decodeLog } from './decode-log.ts';
import { verdict } from './figure.ts';
import type { Figure } from './figure.ts';
import { importTime } from './import-time.ts';
import { openAndClose } from './open-close.ts';
import { rawSend } from './raw-send.ts';
import { sessionEnd } from './session-end.ts';
import { typedSend } from './typed-send.ts';
import { winmmSend } from './winmm-send.ts';

const units: { readonly [Unit in Figure['unit']]: string } = { ratio: '×', 'bytes per message': 'bytes beside', ms: 'ms beside' };

const measures = [rawSend, typedSend, sessionEnd, openAndClose, decodeLog, importTime, winmmSend];

const usage = `npm run bench -- [NAME…] [--json]

Measures the built packages, each figure as a ratio to a baseline of the same run. Two minutes; keep the machine quiet.

  NAME     only these: ${measures.map(({ name }) => name).join(', ')}
  --json   one array of figures, and no progress
  --help   this text

Exit codes: 0 whatever was measured: a figure that is missed is marked, and for people to judge; 2 wrong usage.`;

const { values, positionals } = readOptions(usage, { json: { type: 'boolean', default: false } }, (word) => measures.some(({ name }) => name === word));
const figures: Figure[] = [];
for (const measure of measures.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  if (!values.json) console.error(`measuring ${measure.name} …`);
  figures.push(...(await measure()));
}
console.log(values.json ? JSON.stringify(figures.map((figure) => ({ ...figure, verdict: verdict(figure) })), null, 2) : table(figures));

function table(rows: readonly Figure[]): string {
  const cells = rows.map((figure) => [
    verdict(figure),
    figure.name,
    figure.measured === undefined ? '' : figure.measured.toFixed(2),
    figure.target === undefined ? '' : `≤ ${figure.target}${figure.atWorst === undefined ? '' : ` (${figure.atWorst})`}`,
    `${units[figure.unit]} ${figure.baseline}`,
    figure.note,
  ]);
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}
