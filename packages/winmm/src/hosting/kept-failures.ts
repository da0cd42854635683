import { throwFailures } from '@driverproc/binding';
import type { DriverError } from '@driverproc/binding';

// Of this thread, not of a binding: a driver that was hosted through one binding is called through another as well.
const kept: DriverError[] = [];
let callsUnderway = 0;

/**
 * Keeps what a hosted driver threw until the call that caused it returns: through winmm and koffi no error can go.
 *
 * @returns `false` when no call of a binding of this thread is under way: then the call is someone else's, native code's or
 * another thread's.
 */
export function keepFailure(failure: DriverError): boolean {
  if (callsUnderway === 0) return false;
  kept.push(failure);
  return true;
}

/** A call into winmm begins. @returns What {@link surfaceFailures} is to be given. */
export function beginCall(): number {
  // Left only by a call that koffi itself threw out of, as it does when the stack is exhausted: that error has told.
  if (callsUnderway === 0) kept.length = 0;
  callsUnderway += 1;
  return kept.length;
}

/** The call has returned, or thrown. */
export function endCall(): void {
  callsUnderway -= 1;
}

/** Throws what drivers threw since the call began. Calls may be nested: what was kept before is an outer call's. */
export function surfaceFailures(mark: number): void {
  if (kept.length > mark) throwFailures(kept.splice(mark));
}

/** Did a driver throw since the call began? */
export function hasFailures(mark: number): boolean {
  return kept.length > mark;
}
