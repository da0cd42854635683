import { measure } from 'mitata';

export interface Comparison {
  readonly baselineNs: number;
  readonly subjectNs: number;
  readonly ratio: number;
}

const rounds = 15;

/**
 * Times two functions by turns, so that noise hits both, and takes the median of the rounds' ratios.
 *
 * @param calls - How often each function does its work in one call.
 */
export async function compare(calls: number, baseline: () => void, subject: () => void): Promise<Comparison> {
  const results: Comparison[] = [];
  for (let round = 0; round <= rounds; round++) {
    // The second of two may find the machine warmer: whoever goes first changes.
    const subjectFirst = round % 2 === 1;
    const first = await nanoseconds(subjectFirst ? subject : baseline);
    const second = await nanoseconds(subjectFirst ? baseline : subject);
    const [baselineNs, subjectNs] = subjectFirst ? [second, first] : [first, second];
    // Round 0 is for the compiler.
    if (round > 0) results.push(comparison(baselineNs / calls, subjectNs / calls));
  }
  return medianBy(results, ({ ratio }) => ratio);
}

/** The same for work that uses its material up: `prepare` is not timed, and each function runs once a round on its own. */
export function compareOnce<T>(calls: number, prepare: () => T, baseline: (material: T) => void, subject: (material: T) => void): Comparison {
  const results: Comparison[] = [];
  for (let round = 0; round < rounds + 3; round++) {
    const [forBaseline, forSubject] = [prepare(), prepare()];
    globalThis.gc?.();
    const subjectFirst = round % 2 === 1;
    const early = subjectFirst ? timeOnce(() => subject(forSubject)) : 0;
    const baselineNs = timeOnce(() => baseline(forBaseline));
    const subjectNs = subjectFirst ? early : timeOnce(() => subject(forSubject));
    if (round >= 3) results.push(comparison(baselineNs / calls, subjectNs / calls));
  }
  return medianBy(results, ({ ratio }) => ratio);
}

export function timeOnce(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

export function medianBy<T>(values: readonly T[], key: (value: T) => number): T {
  return values.toSorted((a, b) => key(a) - key(b))[values.length >> 1]!;
}

async function nanoseconds(work: () => void): Promise<number> {
  const { p50 } = await measure(work, { min_cpu_time: 100e6, gc: false });
  return p50;
}

function comparison(baselineNs: number, subjectNs: number): Comparison {
  return { baselineNs, subjectNs, ratio: subjectNs / baselineNs };
}
