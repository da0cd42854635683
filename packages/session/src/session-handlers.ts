import type { DriverExit } from '@driverproc/messages';
import type { NativeInstances } from './native-instances.js';
import type { SessionEndEvent, SessionPowerEvent } from './session-event.js';
import type { SessionEndReport } from './session-report.js';

/**
 * The platform's AbortSignal, where the types of the program have one.
 *
 * @public
 */
export type DeadlineSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } } ? Signal : { readonly aborted: boolean };

/**
 * How long there is.
 *
 * @public
 */
export interface SessionDeadline {
  /** Aborted when the deadline passes. */
  readonly signal: DeadlineSignal;
  /** When it passes, in milliseconds as `Date.now()` counts them. */
  readonly deadline: number;
}

/**
 * A handler's wish that the session does not end.
 *
 * @public
 */
export interface SessionVeto {
  /** What the user is shown as the reason, in a few words: "Recording in progress". */
  readonly veto: string;
}

/**
 * What one party wants to know of the session. All of it is optional.
 *
 * @public
 */
export interface SessionHandlers {
  /** What reports call this party. If not given: `program` for the handlers in the options, `handler 1`, `handler 2`, … for those added. */
  readonly name?: string;
  /**
   * The session is about to end: it may be asked not to. Answer quickly and clean up in `onEnd`; a promise is waited for up to
   * the deadline, except under Electron, which takes only an answer given at once. Systems need not respect a veto, and
   * Windows never does for a program without a visible window.
   *
   * @returns A {@link SessionVeto} to ask for one; anything else agrees.
   */
  onQuery?(event: SessionEndEvent, context: SessionDeadline): unknown;
  /** The session does not end after all. Nothing was torn down. */
  onCancelled?(event: SessionEndEvent): unknown;
  /**
   * The session ends. All parties are called one after the other in the order they were added, and their promises are awaited
   * together, up to the deadline. A `BroadcastReport` that is returned is counted in the report.
   */
  onEnd?(event: SessionEndEvent, context: SessionDeadline): unknown;
  /**
   * All `onEnd` are done, or the deadline has passed: what was kept open until now is torn down, of all parties in the order they
   * were added. What it does, it does at once. A `BroadcastReport` that is returned is counted in the report.
   */
  onTearDown?(event: SessionEndEvent): unknown;
  /** The system goes to sleep or has woken up. Windows gives two seconds. */
  onPower?(event: SessionPowerEvent): unknown;
  /** This process exits, for whatever reason; what is asynchronous does not happen any more. */
  onExit?(exit: DriverExit): void;
  /** What became of an end: called after all handlers are done or the deadline has passed, before the process is let go. */
  onReport?(report: SessionEndReport): void;
  /** Instances of winmm.dll that the Windows source tells itself when this thread is blocked at the deadline. */
  readonly nativeInstances?: NativeInstances;
}
