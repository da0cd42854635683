/**
 * A signal that ends a session on POSIX systems.
 *
 * @public
 */
export type SessionSignal = 'SIGTERM' | 'SIGHUP' | 'SIGINT';

/**
 * Why the session ends.
 *
 * - `shutdown`: the system shuts down or restarts; Windows does not say which.
 * - `logoff`: the user logs off.
 * - `close-app`: this program has to end, because a file it uses is to be replaced or the system is short of something.
 * - `signal`: a POSIX signal; `signal` has its name.
 *
 * @see https://learn.microsoft.com/windows/win32/shutdown/wm-endsession
 * @public
 */
export type SessionEndReason = 'shutdown' | 'logoff' | 'close-app' | 'signal';

/**
 * The session ends, or is about to.
 *
 * @public
 */
export interface SessionEndEvent {
  /** Who said so: `windows`, `posix`, `electron`, `simulated`, or the name of a source of your own. */
  readonly source: string;
  /** Why. */
  readonly reason: SessionEndReason;
  /** Is the program forced to end, whatever it answers? */
  readonly critical: boolean;
  /** The signal, where `reason` is `signal`. */
  readonly signal?: SessionSignal;
  /** Did a handler ask for a veto, and the session ends all the same? Never true in a query. */
  readonly vetoIgnored: boolean;
}

/**
 * The system goes to sleep, or has woken up.
 *
 * @public
 */
export interface SessionPowerEvent {
  /** Who said so, as in {@link SessionEndEvent}. */
  readonly source: string;
  /** What happens. `resume` comes once for each time the system wakes up. */
  readonly change: 'suspend' | 'resume';
}
