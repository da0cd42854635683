import { constants } from 'node:os';
import type { SessionSignal } from './session-event.js';
import type { SessionSource } from './session-source.js';

/**
 * Which signals, and who ends the process.
 *
 * @public
 */
export interface PosixSourceOptions {
  /** The signals that end the session; SIGTERM, SIGHUP and SIGINT if not given. */
  readonly signals?: readonly SessionSignal[];
  /**
   * Does the watch end the process when the handlers are done? True if not given. A program that listens to these signals
   * itself and ends on its own says false; without anyone who ends it, it goes on.
   */
  readonly exit?: boolean;
}

// Another watch of this process may still be delivering the same signal: the last one ends the process.
let delivering = 0;

/**
 * POSIX signals as the end of the session. They are listened to only while a watch lives. Other listeners of the program get
 * them as before.
 *
 * When the handlers are done or the deadline has passed, the process exits with 128 and the number of the signal, as a shell
 * counts it; so it does at once when a second signal comes. It exits by `process.exit`, so 'exit' listeners run, and a
 * container's first process, which a signal does not end, ends too.
 *
 * @public
 */
export function posixSource(options: PosixSourceOptions = {}): SessionSource {
  const { signals = ['SIGTERM', 'SIGHUP', 'SIGINT'], exit = true } = options;
  return {
    name: 'posix',
    start(events) {
      let first: SessionSignal | undefined;
      let stop = (): void => {};
      const stopped = new Promise<void>((resolve) => (stop = resolve));
      const exitFor = (signal: SessionSignal): void => {
        if (exit) process.exit(128 + constants.signals[signal]);
      };
      const onSignal = (signal: SessionSignal): void => {
        if (first !== undefined) return exitFor(first);
        first = signal;
        void deliver(signal);
      };
      const deliver = async (signal: SessionSignal): Promise<void> => {
        delivering += 1;
        await events.end({ source: 'posix', reason: 'signal', critical: true, signal });
        delivering -= 1;
        if (delivering === 0) exitFor(signal);
      };
      for (const signal of signals) process.on(signal, onSignal);
      return {
        ready: Promise.resolve(),
        stopped,
        stop() {
          for (const signal of signals) process.off(signal, onSignal);
          stop();
        },
      };
    },
  };
}
