import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const recording: string = join(import.meta.dirname, '../traces/winmm-wine8-x64.json');

/** A scenario as it stands in the file, to be changed. */
// oxlint-disable-next-line typescript/no-explicit-any -- raw JSON, broken on purpose
export type RawScenario = any;

function rawScenarios(): RawScenario[] {
  return JSON.parse(readFileSync(recording, 'utf8')) as RawScenario[];
}

export function rawScenario(name: string): RawScenario {
  const found = rawScenarios().find((each) => each.name === name);
  if (found === undefined) throw new Error(`the recording has no scenario ${name}`);
  return found;
}

/** Writes a file for as long as `use` runs. */
export function withFile<R>(content: string, use: (path: string) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'drv-replay-'));
  try {
    const path = join(folder, 'recording.json');
    writeFileSync(path, content);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
