import { medianBy } from './compare.ts';

/** Bytes of JavaScript heap that one of `calls` calls in `work` leaves behind, beside those of an empty loop. */
export function bytesPerCall(work: () => void, calls: number): number {
  const repeats = 2_000;
  const deltas = Array.from({ length: 21 }, () => growth(work, repeats) - growth(nothing, repeats));
  return medianBy(deltas, (delta) => delta) / (repeats * calls);
}

function growth(work: () => void, repeats: number): number {
  if (globalThis.gc === undefined) throw new Error('the bench needs node --expose-gc');
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < repeats; index++) work();
  return process.memoryUsage().heapUsed - before;
}

function nothing(): void {}
