import { now, startDeadline } from './deadline.js';
import type { RunningDeadline } from './deadline.js';
import { createRound, having } from './handler-round.js';
import type { Party } from './handler-round.js';
import type { SessionEndEvent } from './session-event.js';
import type { SessionHandlers, SessionVeto } from './session-handlers.js';
import type { SessionEndReport, SessionFailure } from './session-report.js';

/** What was asked, and answered so far; it grows until `settled`. */
export interface QueryRound {
  readonly vetoes: SessionEndReport['vetoes'];
  readonly failures: readonly SessionFailure[];
  readonly settled: Promise<void>;
}

/** Asks all parties whether the session may end. */
export function askParties(parties: readonly Party<SessionHandlers>[], event: SessionEndEvent, deadlineMs: number): QueryRound {
  const vetoes: { name: string; reason: string }[] = [];
  let settle: () => void = () => {};
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const finish = (): void => {
    deadline.clear();
    settle();
  };
  const deadline: RunningDeadline = startDeadline(deadlineMs, now(), finish);
  const round = createRound(
    having(parties, 'onQuery'),
    (handlers) => handlers.onQuery?.(event, deadline.context),
    (name, answer) => {
      if (isVeto(answer)) vetoes.push({ name, reason: answer.veto });
    },
    finish,
  );
  round.callRest();
  return { vetoes, failures: round.failures, settled };
}

function isVeto(answer: unknown): answer is SessionVeto {
  return typeof answer === 'object' && answer !== null && typeof (answer as Partial<SessionVeto>).veto === 'string';
}
