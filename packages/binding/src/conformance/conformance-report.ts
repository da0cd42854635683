import type { ConformanceSource } from './conformance-case.js';

/**
 * A difference that is known of a host, and why it is there.
 *
 * @public
 */
export interface ExpectedDifference {
  /** The difference exactly as a run reports it: a case that differs in another way fails the run. */
  readonly difference: string;
  /** Why this host differs, for those who read the report. */
  readonly reason: string;
}

/**
 * What is known of a host, by the `id` of the case.
 *
 * @public
 */
export type ExpectedDifferences = { readonly [caseId: string]: ExpectedDifference };

/**
 * How a case came out.
 *
 * - `passed`: the binding does what the sentence says.
 * - `differs-as-expected`: it differs, exactly as it is known to.
 * - `failed`: it differs, and that is not known, or otherwise than it is known to.
 * - `no-longer-differs`: it does what the sentence says, and was expected to differ.
 *
 * The last two fail the run.
 *
 * @public
 */
export type ConformanceOutcome = 'passed' | 'differs-as-expected' | 'failed' | 'no-longer-differs';

/**
 * The result of one case.
 *
 * @public
 */
export interface ConformanceResult {
  /** The case's `id`. */
  readonly id: string;
  /** Its title. */
  readonly title: string;
  /** The sentence that it holds the binding to. */
  readonly source: ConformanceSource;
  /** How it came out. */
  readonly outcome: ConformanceOutcome;
  /** In what the binding differs: what was expected, and what came; `null` where it does not. */
  readonly difference: string | null;
  /** Why the host is known to differ here; `null` where it is not. */
  readonly reason: string | null;
  /** Why it fails the run; `null` where it does not. */
  readonly problem: string | null;
}

/**
 * The result of a run.
 *
 * @public
 */
export interface ConformanceReport {
  /** Did every case come out as expected, and is there a case for every expected difference? */
  readonly ok: boolean;
  /** The results, in the order of the cases. */
  readonly results: readonly ConformanceResult[];
  /** Identifiers among the expected differences that no case has. Any of them fails the run. */
  readonly unknownCases: readonly string[];
}
