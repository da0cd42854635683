import { parseArgs } from 'node:util';
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

// Exits with 0 whatever was measured: a figure that is missed is marked, and for people to judge.
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const figures: Figure[] = [];
for (const measure of [rawSend, typedSend, sessionEnd, openAndClose, decodeLog, importTime, winmmSend]) {
  if (!values.json) console.error(`measuring ${measure.name} …`);
  figures.push(...(await measure()));
}

if (values.json) console.log(JSON.stringify(figures.map((figure) => ({ ...figure, verdict: verdict(figure) })), null, 2));
else console.log(table(figures));

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
