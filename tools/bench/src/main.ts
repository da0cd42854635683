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

const measures = [rawSend, typedSend, sessionEnd, openAndClose, decodeLog, importTime, winmmSend];

const usage = `npm run bench -- [NAME…] [--json]

Measures the built packages, each figure as a ratio to a baseline of the same run. Two minutes; keep the machine quiet.

  NAME     only these: ${measures.map(({ name }) => name).join(', ')}
  --json   one array of figures, and no progress
  --help   this text

Exit codes: 0 whatever was measured: a figure that is missed is marked, and for people to judge; 2 wrong usage.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'string') {
    console.error(`bench: ${options}; see --help`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const figures: Figure[] = [];
  for (const measure of measures.filter(({ name }) => options.names.length === 0 || options.names.includes(name))) {
    if (!options.json) console.error(`measuring ${measure.name} …`);
    figures.push(...(await measure()));
  }
  console.log(options.json ? JSON.stringify(figures.map((figure) => ({ ...figure, verdict: verdict(figure) })), null, 2) : table(figures));
  return 0;
}

function readOptions(): { readonly json: boolean; readonly help: boolean; readonly names: readonly string[] } | string {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const unknown = positionals.find((each) => !measures.some(({ name }) => name === each));
    return unknown === undefined ? { ...values, names: positionals } : `nothing to measure is called ${unknown}`;
  } catch (error) {
    return (error as Error).message;
  }
}

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
