import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readyWine, runUnderWine } from 'wine';
import type { Figure } from './figure.ts';

const script = join(import.meta.dirname, 'native.ts');

/** winmm's `sendDriverMessage` beside a bare koffi function, with Windows' Node. */
export async function winmmSend(): Promise<Figure[]> {
  const figure = { name: 'sendDriverMessage of winmm', baseline: 'a bare koffi function', unit: 'ratio', target: 1.1 } as const;
  const { output, missing } = await runNative();
  if (missing !== undefined) return [{ ...figure, note: missing }];
  const { ratio, bareNs, bindingNs } = JSON.parse(output);
  return [{ ...figure, measured: ratio, note: `${bindingNs.toFixed(0)} ns beside ${bareNs.toFixed(0)} ns` }];
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
