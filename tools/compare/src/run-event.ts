import type { Difference } from './compare-recordings.ts';

/** What the process with winmm.dll tells the one that started it, a JSON object a line. */
export type RunEvent =
  /** A program is about to run; told so that a crash is known by its program. */
  | { readonly type: 'program'; readonly index: number }
  | {
      readonly type: 'failed';
      readonly index: number;
      readonly difference: Difference;
      /** The shortest program that shows it, as winmm ran it. */
      readonly scenario: object;
    }
  | { readonly type: 'end'; readonly passed: number; readonly failed: number };
