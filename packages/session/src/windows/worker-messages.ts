import type { SessionPowerEvent } from '../session-event.js';
import type { AnnouncedEnd } from '../session-source.js';

/** What the worker is started with. */
export interface WorkerStart {
  /** Memory of the gate. */
  readonly gate: SharedArrayBuffer;
  /** Gives {@link ToWorker}, read when needed: the thread sleeps elsewhere than in Node's loop. */
  readonly port: import('node:worker_threads').MessagePort;
  /** Unique in this process. */
  readonly className: string;
  readonly deadlineMs: number;
}

type Why = Pick<AnnouncedEnd, 'reason' | 'critical'>;

/** From the thread of the window. `round` is what it waits for an answer to; `since` counts as `Date.now()` does. */
export type FromWorker =
  | { readonly type: 'ready'; readonly window: number | bigint }
  | { readonly type: 'failed'; readonly text: string }
  | ({ readonly type: 'query'; readonly round: number } & Why)
  | ({ readonly type: 'end'; readonly round: number; readonly since: number } & Why)
  | ({ readonly type: 'cancelled' } & Why)
  | { readonly type: 'power'; readonly round: number; readonly change: SessionPowerEvent['change'] };

/** To it. */
export type ToWorker =
  | { readonly type: 'native'; readonly tables: readonly SharedArrayBuffer[] }
  | { readonly type: 'veto'; readonly round: number; readonly reason: string };
