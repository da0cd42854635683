import type { BroadcastReport } from '@driverproc/binding';
import { startDeadline } from './deadline.js';
import type { RunningDeadline } from './deadline.js';
import { createRound, having } from './handler-round.js';
import type { HandlerRound, Party } from './handler-round.js';
import type { SessionEndEvent } from './session-event.js';
import type { SessionHandlers } from './session-handlers.js';
import type { SessionFailure } from './session-report.js';

/** What became of the handlers. */
export interface EndResult {
  readonly finished: readonly string[];
  readonly unfinished: readonly string[];
  readonly failures: readonly SessionFailure[];
  readonly told: number;
}

/** An end that is being delivered. */
export interface EndRound {
  /** Calls the parties that were not called yet. */
  callRest(): void;
  /** Calls the rest, and takes what is pending for unfinished: there is no later. */
  finishNow(): void;
}

/**
 * @param since - The deadline counts from here.
 * @param onComplete - Told once, when all are done or the deadline has passed.
 */
export function createEndRound(
  parties: readonly Party<SessionHandlers>[],
  event: SessionEndEvent,
  deadlineMs: number,
  since: number,
  onComplete: (result: EndResult) => void,
): EndRound {
  let told = 0;
  let isComplete = false;
  const driverFailures: SessionFailure[] = [];

  const complete = (): void => {
    if (isComplete) return;
    isComplete = true;
    deadline.clear();
    const failures = [...round.failures, ...driverFailures];
    onComplete({ finished: [...round.finished], unfinished: round.unfinished(), failures, told });
  };
  const deadline: RunningDeadline = startDeadline(deadlineMs, since, complete);
  const round: HandlerRound = createRound(
    having(parties, 'onEnd'),
    (handlers) => handlers.onEnd?.(event, deadline.context),
    (name, result) => {
      if (!isBroadcastReport(result)) return;
      told += result.told;
      for (const error of result.failures) driverFailures.push({ name, error });
    },
    complete,
  );
  return {
    callRest: round.callRest,
    finishNow() {
      round.callRest();
      complete();
    },
  };
}

function isBroadcastReport(value: unknown): value is BroadcastReport {
  if (typeof value !== 'object' || value === null) return false;
  const { told, failures } = value as Partial<BroadcastReport>;
  return typeof told === 'number' && Array.isArray(failures);
}
