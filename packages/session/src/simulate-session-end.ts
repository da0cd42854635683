import { DriverError } from '@driverproc/binding';
import type { SessionEndReason, SessionSignal } from './session-event.js';
import type { SessionEndReport } from './session-report.js';
import type { AnnouncedEnd } from './session-source.js';
import { internalsOf } from './watch-internals.js';
import type { WatchInternals } from './watch-internals.js';
import type { SessionWatch } from './watch-session-end.js';

/**
 * An end of the session to play through.
 *
 * @public
 */
export interface SimulatedSessionEnd {
  /** Why it ends; `shutdown` if not given. */
  readonly reason?: SessionEndReason;
  /** The signal, for the reason `signal`. */
  readonly signal?: SessionSignal;
  /** Is the program forced to end? Then a veto is ignored. */
  readonly critical?: boolean;
  /** Does someone else call it off, after this program was asked? */
  readonly cancelled?: boolean;
  /**
   * `handlers`, if not given: the events begin in this thread, on every platform. `source`: the source sends itself the
   * system's own messages, which `windowsSource` can; its window gets WM_QUERYENDSESSION and WM_ENDSESSION.
   */
  readonly through?: 'handlers' | 'source';
}

/**
 * Plays the end of the session to the handlers, the way a real one takes: they are asked; then it is called off, if one of
 * them or `cancelled` wants it so, or else it is delivered. Nothing is ended, so it can be played again.
 *
 * @returns What became of it, as `onReport` gets it.
 * @throws DriverError `invalid_argument` for what is no watch, `session_unavailable` when it is disposed, or no source of it can
 *   do `through: 'source'`.
 * @public
 */
export async function simulateSessionEnd(watch: SessionWatch, end: SimulatedSessionEnd = {}): Promise<SessionEndReport> {
  const parts = internalsOf(watch);
  if (watch.state === 'disposed') throw new DriverError('session_unavailable', 'the watch is disposed');
  const { reason = 'shutdown', critical = false, cancelled = false, through = 'handlers', signal } = end;
  const event: AnnouncedEnd = { source: 'simulated', reason, critical, ...(signal !== undefined && { signal }) };

  let take: (report: SessionEndReport) => void = () => {};
  const report = new Promise<SessionEndReport>((resolve) => (take = resolve));
  const listener = watch.add({ name: 'simulation', onReport: (each) => take(each) });
  // The watch keeps no process alive; this promise does.
  const alive = setInterval(() => {}, 0x7fffffff);
  try {
    if (through === 'source') await sendThroughSource(parts, watch, event, cancelled);
    else await playToHandlers(parts, event, cancelled);
    return await report;
  } finally {
    clearInterval(alive);
    listener[Symbol.dispose]();
  }
}

async function playToHandlers({ delivery }: WatchInternals, event: AnnouncedEnd, cancelled: boolean): Promise<void> {
  const vetoes = await delivery.query(event).settled;
  if (cancelled || (vetoes.length > 0 && !event.critical)) delivery.cancelled(event);
  else await delivery.end(event);
}

async function sendThroughSource({ running }: WatchInternals, watch: SessionWatch, event: AnnouncedEnd, cancelled: boolean): Promise<void> {
  await watch.ready;
  const source = running.find(({ simulate }) => simulate !== undefined);
  if (source === undefined) {
    throw new DriverError('session_unavailable', `no source of this watch can send itself messages (${watch.sources.join(', ') || 'it has none'})`);
  }
  source.simulate?.({ event, cancelled });
}
