import { DriverError, isDriverError } from '@driverproc/binding';
import { createDelivery } from './session-delivery.js';
import type { DeliveryState, SessionDelivery } from './session-delivery.js';
import { having } from './handler-round.js';
import type { Party } from './handler-round.js';
import { posixSource } from './posix-source.js';
import { onProcessExit } from './process-exit.js';
import type { SessionHandlers } from './session-handlers.js';
import type { SessionEndReport } from './session-report.js';
import type { RunningSource, SessionEvents, SessionSource } from './session-source.js';
import { registerWatch } from './watch-internals.js';
import { windowsSource } from './windows/windows-source.js';

/**
 * How to watch, and the handlers of the program itself, which come first.
 *
 * @public
 */
export interface SessionWatchOptions extends SessionHandlers {
  /** Who is listened to; if not given, `windowsSource()` on Windows and `posixSource()` elsewhere. Empty: by hand only. */
  readonly sources?: readonly SessionSource[];
  /** How long handlers have, in milliseconds; 4000 if not given, since Windows waits for 5 seconds. */
  readonly deadlineMs?: number;
  /** Told when ends cannot be noticed here, or not any more. The program goes on. */
  readonly onUnavailable?: (error: DriverError) => void;
}

/**
 * A watch for the end of the session. It does not keep the process alive.
 *
 * Disposing it stops the sources. An end that is being delivered is finished all the same, and `[Symbol.asyncDispose]` waits for
 * it: an `onEnd` that awaited that would wait for itself, up to the deadline.
 *
 * @public
 */
export interface SessionWatch extends Disposable, AsyncDisposable {
  /** Names of its sources. */
  readonly sources: readonly string[];
  /**
   * Resolved when all sources notice ends from now on. Rejected with a DriverError `session_unavailable` where one cannot, which
   * does not stop the others; a rejection that nobody listens to does no harm.
   */
  readonly ready: Promise<void>;
  /** Resolved when the session has ended: all handlers are done, or the deadline has passed. */
  readonly ended: Promise<SessionEndReport>;
  /** Where it stands. `asked`: someone asked whether the session may end. */
  readonly state: 'starting' | 'watching' | 'asked' | 'ending' | 'ended' | 'unavailable' | 'disposed';
  /** Adds a party: handlers, or what `endSessionOf` gives. Disposing what is returned removes it. */
  add(handlers: SessionHandlers): Disposable;
}

/**
 * Watches for the end of the session, from now until what it returns is disposed.
 *
 * It returns at once: `ready` says whether ends are noticed. The handlers in the options are those of the program itself;
 * `add` takes more. While a watch with signals lives, a signal ends the process only when the handlers are done.
 *
 * @throws DriverError `invalid_argument` for a deadline that is no positive number.
 * @public
 */
export function watchSessionEnd(options: SessionWatchOptions = {}): SessionWatch {
  const { sources = defaultSources(), deadlineMs = 4000, onUnavailable } = options;
  if (!Number.isFinite(deadlineMs) || deadlineMs <= 0) {
    throw new DriverError('invalid_argument', `deadlineMs is a positive number of milliseconds; got ${String(deadlineMs)}`);
  }
  const parties: Party<SessionHandlers>[] = [];
  const running: RunningSource[] = [];
  let added = 0;
  let phase: 'starting' | 'watching' | 'unavailable' | 'disposed' = 'starting';
  let resolveEnded: (report: SessionEndReport) => void = () => {};
  const ended = new Promise<SessionEndReport>((resolve) => (resolveEnded = resolve));

  const addParty = (handlers: SessionHandlers, name: string): Party<SessionHandlers> => {
    const party = { name: handlers.name ?? name, handlers };
    parties.push(party);
    return party;
  };
  const changed = (): void => running.forEach((source) => source.handlersChanged?.());

  const onReport = (report: SessionEndReport): void => {
    if (report.outcome === 'ended') resolveEnded(report);
    try {
      callEach(having(parties, 'onReport'), (handlers) => handlers.onReport?.(report));
    } catch (error) {
      // Not into the source, which must go on; it becomes an uncaught exception of its own.
      queueMicrotask(() => {
        throw error;
      });
    }
  };
  const delivery: SessionDelivery = createDelivery(deadlineMs, () => [...parties], onReport);

  const removeExitHook = onProcessExit((exit) => {
    try {
      delivery.finishNow();
      if (phase !== 'disposed') callEach(having(parties, 'onExit'), (handlers) => handlers.onExit?.(exit));
    } finally {
      for (const source of running) source.stop();
    }
  });

  if (hasHandlers(options)) addParty(options, 'program');
  const lost = (error: DriverError): void => {
    if (phase === 'disposed') return;
    phase = 'unavailable';
    onUnavailable?.(error);
  };
  const starts = sources.map((source) => start(source, { ...delivery, lost }, running));
  const ready = Promise.all(starts).then(
    () => void (phase === 'starting' && (phase = 'watching')),
    (error: DriverError) => {
      if (phase === 'disposed') return;
      lost(error);
      throw error;
    },
  );
  ready.catch(() => {});

  const dispose = (): void => {
    if (phase === 'disposed') return;
    phase = 'disposed';
    delivery.close();
    for (const source of running) source.stop();
    // Until then an exit must still be able to stop a thread, and to finish an end.
    void stopped().then(removeExitHook);
  };
  const stopped = (): Promise<unknown> => Promise.all([...running.map((source) => source.stopped), delivery.settled()]);

  const watch: SessionWatch = {
    sources: sources.map(({ name }) => name),
    ready,
    ended,
    get state() {
      const delivered: DeliveryState = delivery.state();
      return phase === 'disposed' || delivered === 'watching' ? phase : delivered;
    },
    add(handlers) {
      added += 1;
      const party = addParty(handlers, `handler ${added}`);
      changed();
      return {
        [Symbol.dispose]() {
          const index = parties.indexOf(party);
          if (index < 0) return;
          parties.splice(index, 1);
          changed();
        },
      };
    },
    [Symbol.dispose]: dispose,
    async [Symbol.asyncDispose]() {
      dispose();
      await stopped();
    },
  };
  registerWatch(watch, { delivery, running });
  return watch;
}

function defaultSources(): SessionSource[] {
  return [process.platform === 'win32' ? windowsSource() : posixSource()];
}

function hasHandlers({ onQuery, onCancelled, onEnd, onTearDown, onPower, onExit, onReport }: SessionHandlers): boolean {
  return [onQuery, onCancelled, onEnd, onTearDown, onPower, onExit, onReport].some((handler) => handler !== undefined);
}

async function start(source: SessionSource, events: SessionEvents, running: RunningSource[]): Promise<void> {
  try {
    const started = source.start(events);
    running.push(started);
    await started.ready;
  } catch (cause) {
    if (isDriverError(cause)) throw cause;
    throw new DriverError('session_unavailable', `source "${source.name}" did not start: ${String(cause)}`, { cause });
  }
}

/** Calls every party, and throws the first thing thrown when all have been called. */
function callEach(parties: readonly Party<SessionHandlers>[], call: (handlers: SessionHandlers) => void): void {
  const errors: unknown[] = [];
  for (const { handlers } of parties) {
    try {
      call(handlers);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
