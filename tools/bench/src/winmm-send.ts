import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readyWine, runUnderWine } from 'wine';
import type { Figure } from './figure.ts';
import type { NativeFigures } from './native.ts';

const script = join(import.meta.dirname, 'native.ts');

const send = { name: 'sendDriverMessage of winmm', baseline: 'a bare koffi function', unit: 'ratio', target: 1.1 } as const;
const hosted = { name: 'the same to a hosted driver', baseline: 'a bare koffi function and callback', unit: 'ratio', target: 1.15 } as const;
const hosting = { name: 'hosting a driver and disposing it', baseline: 'nothing', unit: 'ms', target: 20 } as const;

/** winmm's `sendDriverMessage`, and hosting, with Windows' Node. */
export async function winmmSend(): Promise<Figure[]> {
  const { output, missing } = await runNative();
  if (missing !== undefined) return [send, hosted, hosting].map((figure) => ({ ...figure, note: missing }));
  const figures: NativeFigures = JSON.parse(output);
  const ratio = ({ oursNs, bareNs }: NativeFigures['send']): Pick<Figure, 'measured' | 'note'> => ({
    measured: oursNs / bareNs,
    note: `${oursNs.toFixed(0)} ns beside ${bareNs.toFixed(0)} ns`,
  });
  return [
    { ...send, ...ratio(figures.send) },
    { ...hosted, ...ratio(figures.hosted) },
    { ...hosting, measured: figures.hostingMs, note: 'median of 101' },
  ];
}

async function runNative(): Promise<{ output: string; missing?: string }> {
  if (process.platform === 'win32') {
    return { output: spawnSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).stdout };
  }
  const wine = await readyWine({ onProgress: (text) => console.error(text) });
  if ('missing' in wine) return { output: '', missing: wine.missing };
  const chunks: Uint8Array[] = [];
  await runUnderWine(wine, script, [], {
    arch: 'x64',
    nodeOptions: [],
    onStdout: (bytes) => chunks.push(bytes),
    onStderr: (bytes) => process.stderr.write(bytes),
  });
  return { output: Buffer.concat(chunks).toString('utf8') };
}
