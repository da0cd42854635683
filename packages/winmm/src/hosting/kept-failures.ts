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

/** A call into winmm begins; calls may be nested. @returns What {@link endCall} is to be given. */
export function beginCall(): number {
  callsUnderway += 1;
  return kept.length;
}

/** Did a driver throw since the call began? */
export function hasFailures(mark: number): boolean {
  return kept.length > mark;
}

/** The call has returned: throws what drivers threw meanwhile. What was kept before is an outer call's. */
export function endCall(mark: number): void {
  callsUnderway -= 1;
  if (kept.length > mark) throwFailures(kept.splice(mark));
}

/** koffi itself threw, as it does when the stack is exhausted: that error tells, and what was kept is dropped. */
export function abandonCall(mark: number): void {
  callsUnderway -= 1;
  kept.length = mark;
}
