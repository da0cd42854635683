import type { DriverError } from '@driverproc/binding';
import type { SessionEndEvent, SessionPowerEvent } from './session-event.js';
import type { SessionHandlers } from './session-handlers.js';

/**
 * An event as a source knows it.
 *
 * @public
 */
export type AnnouncedEnd = Omit<SessionEndEvent, 'vetoIgnored'>;

/**
 * What was answered to a query.
 *
 * @public
 */
export interface QueryAnswer {
  /** Reasons of the vetoes asked for at once. */
  readonly vetoes: readonly string[];
  /** Those and the ones asked for later; resolved at the deadline at the latest, and never rejected. */
  readonly settled: Promise<readonly string[]>;
}

/**
 * What else a source may know of an end.
 *
 * @public
 */
export interface EndDetails {
  /** When it was announced, as `Date.now()` counts; now, if not given. The deadline counts from it. */
  readonly since?: number;
  /** Is there no time but now? Then everything is torn down before `end` returns, whoever is not done. */
  readonly atOnce?: boolean;
  /** Told right before everything is torn down: the handlers are done, or the deadline has passed. */
  readonly beforeTearDown?: () => void;
  /** How many driver instances the source itself has told, because this thread was blocked. Read when the report is made. */
  readonly toldByWorker?: () => number;
}

/**
 * What a source tells the watch. Nothing of it throws for what a handler does.
 *
 * @public
 */
export interface SessionEvents {
  /** What a handler is given at most, in milliseconds. */
  readonly deadlineMs: number;
  /** The parties that want to know, in the order they were added. */
  handlers(): readonly SessionHandlers[];
  /** The session is about to end. */
  query(event: AnnouncedEnd): QueryAnswer;
  /** It does not end after all. */
  cancelled(event: AnnouncedEnd): void;
  /**
   * The session ends. What handlers do at once is done when this returns; the promise is resolved when all are done or the
   * deadline has passed, and never rejected. While an end is being delivered, and until another query, this is the same end
   * again: nobody is called twice.
   */
  end(event: AnnouncedEnd, details?: EndDetails): Promise<void>;
  /** The system goes to sleep or has woken up. */
  power(event: SessionPowerEvent): Promise<void>;
  /** The source was ready, and cannot notice ends any more. */
  lost(error: DriverError): void;
}

/**
 * A source at work.
 *
 * @public
 */
export interface RunningSource {
  /** Resolved when ends are noticed from now on; rejected where they cannot be. */
  readonly ready: Promise<void>;
  /** Parties were added or removed. */
  handlersChanged?(): void;
  /** Sends itself the system's own messages, as if the session ended. */
  simulate?(end: { readonly event: AnnouncedEnd; readonly cancelled: boolean }): void;
  /** Stops without waiting. Called more than once, and when the process exits. */
  stop(): void;
  /** Resolved when nothing of it is left. */
  readonly stopped: Promise<void>;
}

/**
 * Something that knows when the session ends. Implement it to watch something else.
 *
 * @public
 */
export interface SessionSource {
  /** Name, as events give it. */
  readonly name: string;
  /**
   * Starts to watch. What it throws makes the source unavailable.
   *
   * @throws DriverError `session_unavailable` where ends cannot be noticed at all.
   */
  start(events: SessionEvents): RunningSource;
}
