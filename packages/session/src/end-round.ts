import type { BroadcastReport } from '@driverproc/binding';
import { startDeadline } from './deadline.js';
import type { RunningDeadline } from './deadline.js';
import { createRound, having } from './handler-round.js';
import type { HandlerRound, Party } from './handler-round.js';
import type { SessionEndEvent } from './session-event.js';
import type { SessionHandlers } from './session-handlers.js';
import type { SessionFailure } from './session-report.js';
import type { EndDetails } from './session-source.js';

/** What became of the handlers. */
export interface EndResult {
  readonly finished: readonly string[];
  readonly unfinished: readonly string[];
  readonly failures: readonly SessionFailure[];
  readonly told: number;
}

/** An end that is being delivered: `onEnd` of all parties, and `onTearDown` of all when that is over. */
export interface EndRound {
  /** Calls the parties. */
  start(): void;
  /** There is no later: calls the rest, takes what is pending for unfinished, and tears down. */
  finishNow(): void;
}

/** What is known of an end. `since`: the deadline counts from here. */
export type KnownEnd = Pick<EndDetails, 'atOnce' | 'beforeTearDown'> & { readonly since: number };

/** @param onComplete - Told once, when all is done or the deadline has passed, and everything is torn down. */
export function createEndRound(
  parties: readonly Party<SessionHandlers>[],
  event: SessionEndEvent,
  deadlineMs: number,
  { since, atOnce = false, beforeTearDown }: KnownEnd,
  onComplete: (result: EndResult) => void,
): EndRound {
  let told = 0;
  let isComplete = false;
  let isTornDown = false;
  const driverFailures: SessionFailure[] = [];

  const count = (name: string, result: unknown): void => {
    if (!isBroadcastReport(result)) return;
    told += result.told;
    for (const error of result.failures) driverFailures.push({ name, error });
  };

  const tearDown = createRound(
    having(parties, 'onTearDown'),
    (handlers) => handlers.onTearDown?.(event),
    count,
    () => {},
  );
  const tearDownOnce = (): void => {
    if (isTornDown) return;
    isTornDown = true;
    beforeTearDown?.();
    tearDown.callRest();
  };

  const complete = (): void => {
    if (isComplete) return;
    deadline.clear();
    tearDownOnce();
    // Only now: if the process exits inside the tear-down, it is from there that the report is made.
    isComplete = true;
    const failures = [...round.failures, ...tearDown.failures, ...driverFailures];
    onComplete({ finished: [...round.finished], unfinished: round.unfinished(), failures, told });
  };
  const deadline: RunningDeadline = startDeadline(deadlineMs, since, complete);
  const round: HandlerRound = createRound(
    having(parties, 'onEnd'),
    (handlers) => handlers.onEnd?.(event, deadline.context),
    count,
    complete,
  );
  return {
    start() {
      round.callRest();
      if (atOnce) tearDownOnce();
    },
    finishNow() {
      round.callRest();
      // It may be inside the tear-down that the process ends.
      tearDown.callRest();
      complete();
    },
  };
}

function isBroadcastReport(value: unknown): value is BroadcastReport {
  if (typeof value !== 'object' || value === null) return false;
  const { told, failures } = value as Partial<BroadcastReport>;
  return typeof told === 'number' && Array.isArray(failures);
}
