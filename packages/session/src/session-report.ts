import type { SessionEndEvent } from './session-event.js';

/**
 * A handler that threw, or a driver that did.
 *
 * @public
 */
export interface SessionFailure {
  /** Name of the party. */
  readonly name: string;
  /** What was thrown. */
  readonly error: unknown;
}

/**
 * What became of an announced end of the session.
 *
 * @public
 */
export interface SessionEndReport {
  /** The event that the handlers got. */
  readonly event: SessionEndEvent;
  /** Did the session end, or was it called off? */
  readonly outcome: 'ended' | 'cancelled';
  /** Names of the parties that were done in time. */
  readonly finished: readonly string[];
  /** Names of the parties that were not done at the deadline, or when the process exited. */
  readonly unfinished: readonly string[];
  /** What handlers and drivers threw, in the order it happened. */
  readonly failures: readonly SessionFailure[];
  /** Vetoes that were asked for, by name of the party. */
  readonly vetoes: readonly { readonly name: string; readonly reason: string }[];
  /** How many driver instances this thread told. */
  readonly told: number;
  /** How many the Windows source told because this thread was blocked. */
  readonly toldByWorker: number;
  /** From the announcement of the end, or of its being called off, to this report. */
  readonly milliseconds: number;
}
