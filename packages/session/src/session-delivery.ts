import { now } from './deadline.js';
import { createEndRound } from './end-round.js';
import type { EndRound } from './end-round.js';
import { createRound, having } from './handler-round.js';
import type { Party } from './handler-round.js';
import { askParties } from './query-round.js';
import type { QueryRound } from './query-round.js';
import type { SessionEndEvent } from './session-event.js';
import type { SessionHandlers } from './session-handlers.js';
import type { SessionEndReport } from './session-report.js';
import type { SessionEvents } from './session-source.js';

/** Where an end stands. */
export type DeliveryState = 'watching' | 'asked' | 'ending' | 'ended';

/** Takes the events of all sources to all parties: one end at a time, and each party once for each. */
export interface SessionDelivery extends Omit<SessionEvents, 'lost'> {
  state(): DeliveryState;
  /** Nothing is delivered from now on; an end under way is finished. */
  close(): void;
  /** Resolved when no end is being delivered. */
  settled(): Promise<void>;
  /** The process exits: calls those who were not called yet, and reports. */
  finishNow(): void;
}

/**
 * @param parties - The parties there are at any time, in the order they were added.
 * @param onReport - Told what became of each end, before anybody who waits for it.
 */
export function createDelivery(
  deadlineMs: number,
  parties: () => readonly Party<SessionHandlers>[],
  onReport: (report: SessionEndReport) => void,
): SessionDelivery {
  let state: DeliveryState = 'watching';
  let isClosed = false;
  let query: QueryRound | undefined;
  let ending: { readonly round: EndRound; readonly done: Promise<void> } | undefined;

  const report = (event: SessionEndEvent, since: number, part: Omit<SessionEndReport, 'event' | 'vetoes' | 'milliseconds'>): void => {
    const failures = [...(query?.failures ?? []), ...part.failures];
    onReport({ ...part, event, failures, vetoes: [...(query?.vetoes ?? [])], milliseconds: now() - since });
  };

  return {
    deadlineMs,
    handlers: () => parties().map(({ handlers }) => handlers),
    state: () => state,
    close: () => void (isClosed = true),
    query(announced) {
      if (isClosed || state === 'ending') return { vetoes: [], settled: Promise.resolve([]) };
      state = 'asked';
      const asked = askParties(parties(), { ...announced, vetoIgnored: false }, deadlineMs);
      query = asked;
      const reasons = (): readonly string[] => asked.vetoes.map(({ reason }) => reason);
      return { vetoes: reasons(), settled: asked.settled.then(reasons) };
    },
    cancelled(announced) {
      if (isClosed || state !== 'asked') return;
      state = 'watching';
      const since = now();
      const event: SessionEndEvent = { ...announced, vetoIgnored: false };
      const round = createRound(having(parties(), 'onCancelled'), (handlers) => handlers.onCancelled?.(event), () => {}, () => {});
      round.callRest();
      const { finished, failures } = round;
      report(event, since, { outcome: 'cancelled', finished, unfinished: round.unfinished(), failures, told: 0, toldByWorker: 0 });
      query = undefined;
    },
    end(announced, details = {}) {
      const { since = now(), toldByWorker = () => 0 } = details;
      if (ending !== undefined && (state === 'ending' || state === 'ended')) return ending.done;
      if (isClosed) return Promise.resolve();
      state = 'ending';
      const event: SessionEndEvent = { ...announced, vetoIgnored: query !== undefined && query.vetoes.length > 0 };
      let settle: () => void = () => {};
      const done = new Promise<void>((resolve) => (settle = resolve));
      const round = createEndRound(parties(), event, deadlineMs, { ...details, since }, (result) => {
        state = 'ended';
        try {
          report(event, since, { ...result, outcome: 'ended', toldByWorker: toldByWorker() });
        } finally {
          query = undefined;
          settle();
        }
      });
      ending = { round, done };
      round.start();
      return done;
    },
    power: (event) =>
      new Promise((resolve) => {
        const told = isClosed ? [] : having(parties(), 'onPower');
        createRound(told, (handlers) => handlers.onPower?.(event), () => {}, resolve).callRest();
      }),
    settled: async () => {
      if (state === 'ending') await ending?.done;
    },
    finishNow() {
      if (state === 'ending') ending?.round.finishNow();
    },
  };
}
