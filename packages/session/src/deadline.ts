import type { SessionDeadline } from './session-handlers.js';

/** A deadline that runs. */
export interface RunningDeadline {
  readonly context: SessionDeadline;
  /** Stops the clock; `passed` is not called any more. */
  clear(): void;
}

/** `Date.now()` with the fraction of a millisecond, which never goes back. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Calls `passed` when the deadline passes, after the signal has been aborted. A deadline already passed is aborted at once. */
export function startDeadline(milliseconds: number, since: number, passed: () => void): RunningDeadline {
  const controller = new AbortController();
  const deadline = since + milliseconds;
  const pass = (): void => {
    controller.abort(new DOMException('The deadline for the end of the session has passed', 'TimeoutError'));
    passed();
  };
  const left = deadline - now();
  if (left <= 0) controller.abort(new DOMException('The deadline for the end of the session has passed', 'TimeoutError'));
  const timer = setTimeout(pass, Math.max(left, 0));
  return { context: { signal: controller.signal, deadline }, clear: () => clearTimeout(timer) };
}
