import { createTraceDecoder, createTraceSummarizer } from '@driverproc/trace';
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';
import { medianBy } from './compare.ts';
import type { Figure } from './figure.ts';

const recorded = join(import.meta.dirname, '../../../packages/trace/test/logs/wine8-x64.log');
const repeats = 1_000;
const rounds = 7;

/** Decoding a log beside reading its lines with node:readline and doing nothing with them. */
export async function decodeLog(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-decode-'));
  try {
    const file = join(folder, 'long.log');
    const lines = writeLog(file);
    const results: { ratio: number; baseline: number; subject: number; memory: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const baseline = await timed(() => readLines(file));
      const before = process.memoryUsage().rss;
      const subject = await timed(() => decode(file));
      if (round > 0) results.push({ ratio: subject / baseline, baseline: baseline / lines, subject: subject / lines, memory: process.memoryUsage().rss - before });
    }
    const { ratio, baseline, subject } = medianBy(results, (result) => result.ratio);
    const grown = Math.max(...results.map(({ memory }) => memory)) / 1e6;
    const note = `${subject.toFixed(0)} ns a line beside ${baseline.toFixed(0)} ns, ${lines} lines; resident memory grew by ${grown.toFixed(0)} MB at most`;
    return [{ name: 'decode a log of Wine', baseline: "node:readline's lines", unit: 'ratio', target: 2, measured: ratio, note }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeLog(file: string): number {
  const bytes = readFileSync(recorded);
  const descriptor = openSync(file, 'w');
  for (let count = 0; count < repeats; count += 1) writeSync(descriptor, bytes);
  closeSync(descriptor);
  return (bytes.toString('utf8').split('\n').length - 1) * repeats;
}

async function timed(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start);
}

/** The quickest way to have readline's lines: its event, not its iterator. */
function readLines(file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    const lines = createInterface({ input: createReadStream(file).once('error', reject), crlfDelay: Infinity });
    lines.on('line', () => {
      count += 1;
    });
    lines.once('close', () => resolve(count));
  });
}

/** As `drv decode --summary` does. */
function decode(file: string): void {
  const summarizer = createTraceSummarizer();
  const decoder = createTraceDecoder({ onEvent: (event) => summarizer.event(event) });
  const descriptor = openSync(file, 'r');
  const text = new StringDecoder('utf8');
  const buffer = Buffer.allocUnsafe(65_536);
  for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer)) decoder.push(text.write(buffer.subarray(0, length)));
  closeSync(descriptor);
  decoder.end();
  if (summarizer.result().calls !== 202 * repeats) throw new Error('the log was not decoded');
}
