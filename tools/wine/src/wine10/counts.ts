import type { NativeResult } from '../native-tests.ts';

export interface Counts {
  readonly runtime: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What came of each runtime's tests, in the order in which they were run. */
export function countResults(results: readonly NativeResult[]): Counts[] {
  const runtimes = [...new Set(results.map(({ runtime }) => runtime))];
  return runtimes.map((runtime) => {
    const count = (outcome: NativeResult['outcome']): number =>
      results.filter((result) => result.runtime === runtime && result.outcome === outcome).length;
    return { runtime, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  });
}

/** A table in Markdown, as the README has it, and the line that sums up. */
export function formatCounts(wine: string, counts: readonly Counts[]): string[] {
  const sum = (key: 'passed' | 'failed' | 'skipped'): number => counts.reduce((total, each) => total + each[key], 0);
  return [
    '| Windows | Node | passed | failed | skipped |',
    '| --- | --- | --: | --: | --: |',
    ...counts.map(({ runtime, passed, failed, skipped }) => `| ${wine} | ${runtime.replace(/^Node /, '')} | ${passed} | ${failed} | ${skipped} |`),
    '',
    `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`,
  ];
}
