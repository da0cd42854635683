import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { medianBy } from './compare.ts';
import type { Figure } from './figure.ts';

/**
 * What is imported, and how many times as long as an empty module that may take. Nearly all of it is the number of files. The
 * targets are twice the ratio of the least disturbed processes of many, since a busy machine delays the many files more than
 * the one: what they find is a package that became much slower. Peers have none.
 */
const specifiers: readonly (readonly [specifier: string, target?: number])[] = [
  ['@driverproc/messages', 30],
  ['@driverproc/binding', 50],
  ['@driverproc/dispatcher', 120],
  ['@driverproc/mock', 120],
  ['@driverproc/trace', 210],
  ['@driverproc/winmm', 140],
  ['@driverproc/session', 130],
  ['@driverproc/cli', 500],
  ['koffi'],
  ['win32-api'],
];
const rounds = 21;

/** The first import of each package beside that of an empty module, every one in a process of its own. */
export async function importTime(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
  try {
    const file = join(folder, 'empty.mjs');
    writeFileSync(file, '');
    const empty = pathToFileURL(file).href;
    const all = [empty, ...specifiers.map(([specifier]) => specifier)];
    const times = new Map<string, number[]>(all.map((specifier) => [specifier, []]));
    // By turns, and each round from another one on, so that noise hits all.
    for (let round = 0; round < rounds; round += 1) {
      for (let index = 0; index < all.length; index += 1) {
        const specifier = all[(round + index) % all.length]!;
        times.get(specifier)!.push(milliseconds(specifier));
      }
    }
    const median = (specifier: string): number => medianBy(times.get(specifier)!, (time) => time);
    // Of one round, which has the same noise for all.
    const ratios = (specifier: string, baseline: string): number[] =>
      times.get(specifier)!.map((time, round) => time / times.get(baseline)![round]!);
    const beside = (specifier: string, baseline: string): Pick<Figure, 'measured' | 'note' | 'unit'> => ({
      unit: 'ratio',
      measured: medianBy(ratios(specifier, baseline), (ratio) => ratio),
      note: `${median(specifier).toFixed(1)} ms beside ${median(baseline).toFixed(1)} ms, medians of ${rounds} processes`,
    });
    return [
      ...specifiers.map(([specifier, target]) => ({
        name: `import ${specifier}`,
        baseline: 'an empty module',
        ...(target !== undefined && { target }),
        ...beside(specifier, empty),
      })),
      { name: 'import @driverproc/winmm', baseline: 'win32-api', target: 1, ...beside('@driverproc/winmm', 'win32-api') },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function milliseconds(specifier: string): number {
  const code = `const start = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - start);`;
  const cwd = join(import.meta.dirname, '..');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd, encoding: 'utf8' });
  const time = Number(stdout);
  if (status !== 0 || !(time > 0)) throw new Error(`import ${specifier}: ${stdout}${stderr}`);
  return time;
}
