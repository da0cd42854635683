import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readyWine, runUnderWine } from 'wine';
import type { CompareOptions } from './options.ts';
import type { RunEvent } from './run-event.ts';

const script = join(import.meta.dirname, 'native.ts');

/** How the process with winmm.dll ended. `missing`: there is none, and why. */
export type NativeEnd = { readonly code: number; readonly timedOut: boolean } | { readonly missing: string };

/** Runs the programs where there is a winmm.dll. @param onEvent - Told what comes, while it runs. */
export async function runNative({ runs, seed, profile, arch }: CompareOptions, onEvent: (event: RunEvent) => void): Promise<NativeEnd> {
  const args = [String(runs), String(seed), profile];
  const onStdout = lineReader((line) => onEvent(JSON.parse(line) as RunEvent));
  if (process.platform === 'win32') {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', onStdout);
    return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, timedOut: false })));
  }
  const ready = await readyWine({ onProgress: (text) => console.error(text) });
  if ('missing' in ready) return ready;
  if (!ready.prefix.architectures.includes(arch)) return { missing: `${ready.prefix.directory} has no 32-bit Windows; see CONTRIBUTING.md` };
  // Hundreds run in a second; a program that hangs is ended with all that would follow.
  return runUnderWine(ready, script, args, { arch, timeoutSeconds: 60 + runs / 20, onStdout });
}

function lineReader(onLine: (line: string) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = '';
  return (bytes) => {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop()!;
    lines.forEach(onLine);
  };
}
