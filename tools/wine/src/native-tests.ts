import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { NativeTestResult } from './native-reporter.ts';
import type { Runtime } from './native-runtimes.ts';

const root = join(import.meta.dirname, '../../..');

/** Run by a Node that has a winmm.dll. */
export const winmmTests = ['winmm', 'session', 'cli'].map((name) => join(root, 'packages', name, 'test/native'));
/** Run by the Node of this machine, which runs Wine. */
export const wineTests = [join(root, 'tools/wine/test/native')];
/** Run by it too, each in a prefix of its own. */
export const sessionEndTests = [join(root, 'packages/session/test/wineboot')];

export interface NativeResult extends NativeTestResult {
  readonly runtime: string;
}

/**
 * Runs every test file of some folders, each in a process of its own, so that a crash is the failure of one file.
 *
 * @param onNote - Told what a test has measured: a line of its output that starts with `note: `.
 */
export async function runNativeTests(
  runtime: Runtime,
  folders: readonly string[],
  onResult: (result: NativeResult) => void,
  onNote: (text: string) => void = () => {},
): Promise<void> {
  for (const path of folders.flatMap(testFiles)) {
    const reporter = join(import.meta.dirname, 'native-reporter.ts');
    const { code, output, errors } = await runtime.run(path, [`--test-reporter=${runtime.toUrl(reporter)}`]);
    const results = output.split('\n').flatMap(parseResult);
    for (const [, text] of output.matchAll(/^note: (.*)$/gm)) onNote(text!.trimEnd());
    for (const result of results) onResult({ runtime: runtime.name, ...result });
    if (results.length > 0 && (code === 0 || results.some(({ outcome }) => outcome === 'failed'))) continue;
    const last = results.at(-1);
    onResult({
      runtime: runtime.name,
      name: relative(root, path),
      outcome: 'failed',
      error: `ended with code ${code} ${last === undefined ? 'with no test reported' : `after "${last.name}"`}\n${errors}${output}`.trimEnd(),
    });
  }
}

function testFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  return names.sort().map((name) => join(folder, name));
}

function parseResult(line: string): NativeTestResult[] {
  if (!line.startsWith('{')) return [];
  try {
    return [JSON.parse(line) as NativeTestResult];
  } catch {
    return [];
  }
}
