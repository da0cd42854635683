import type { SessionEndReason } from './session-event.js';
import type { AnnouncedEnd, SessionSource } from './session-source.js';

/**
 * What is used of an Electron event.
 *
 * @public
 */
export interface ElectronEvent {
  /** Asks for a veto, or for time. */
  preventDefault(): void;
  /** Of a window's event: some of `shutdown`, `close-app`, `critical`, `logoff`. */
  readonly reasons?: readonly string[];
}

/**
 * What is used of Electron's objects, all of which are emitters.
 *
 * @public
 */
export interface ElectronEmitter {
  /** Adds a listener. */
  on(event: string, listener: (event: ElectronEvent) => void): unknown;
  /** Removes it. */
  removeListener(event: string, listener: (event: ElectronEvent) => void): unknown;
}

/**
 * Electron's objects, from the main process.
 *
 * @public
 */
export interface ElectronObjects {
  /** A `BrowserWindow`: Windows tells the end of the session to windows. */
  readonly window?: ElectronEmitter;
  /** `powerMonitor`: suspend and resume, and the end of the session on Linux and macOS. */
  readonly powerMonitor?: ElectronEmitter;
  /**
   * `() => app.quit()`: called when the handlers are done with a shutdown that `powerMonitor` told of. Without it shutdown is not
   * delayed, and what handlers do asynchronously may be cut off.
   */
  readonly quit?: () => void;
}

/**
 * Electron's word of the end of the session.
 *
 * Electron's events are over when their listeners return. So only what handlers do at once is sure to be done, a veto is one that is given at
 * once, and drivers are told and closed in time, since `endSessionOf` does all of it at once. Electron does not tell when an
 * end is called off: after a query without an end, the next query begins anew.
 *
 * @see https://www.electronjs.org/docs/latest/api/browser-window#event-query-session-end-windows
 * @see https://www.electronjs.org/docs/latest/api/power-monitor
 * @public
 */
export function electronSource(objects: ElectronObjects): SessionSource {
  const { window, powerMonitor, quit } = objects;
  return {
    name: 'electron',
    start(events) {
      const subscriptions: (() => void)[] = [];
      const listen = (emitter: ElectronEmitter | undefined, name: string, listener: (event: ElectronEvent) => void): void => {
        if (emitter === undefined) return;
        emitter.on(name, listener);
        subscriptions.push(() => emitter.removeListener(name, listener));
      };
      let stop = (): void => {};
      const stopped = new Promise<void>((resolve) => (stop = resolve));

      listen(window, 'query-session-end', (event) => {
        if (events.query(announced(event.reasons)).vetoes.length > 0) event.preventDefault();
      });
      listen(window, 'session-end', (event) => void events.end(announced(event.reasons), { atOnce: true }));
      listen(powerMonitor, 'suspend', () => void events.power({ source: 'electron', change: 'suspend' }));
      listen(powerMonitor, 'resume', () => void events.power({ source: 'electron', change: 'resume' }));
      listen(powerMonitor, 'shutdown', (event) => {
        if (quit !== undefined) event.preventDefault();
        void events.end(announced(['shutdown']), { atOnce: quit === undefined }).then(() => quit?.());
      });
      return {
        ready: Promise.resolve(),
        stopped,
        stop() {
          for (const unsubscribe of subscriptions.splice(0)) unsubscribe();
          stop();
        },
      };
    },
  };
}

function announced(reasons: readonly string[] = []): AnnouncedEnd {
  const reason: SessionEndReason = reasons.includes('logoff') ? 'logoff' : reasons.includes('close-app') ? 'close-app' : 'shutdown';
  return { source: 'electron', reason, critical: reasons.includes('critical') };
}
