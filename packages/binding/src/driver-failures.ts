import { driverProcMessageName } from '@driverproc/messages';
import type { LResult } from '@driverproc/messages';
import { DriverError } from './driver-error.js';

/**
 * What a binding throws when a driver in JavaScript threw.
 *
 * @param driver - What the driver is called.
 * @param msg - The message it was handling.
 * @param cause - What it threw; anything can be thrown.
 * @public
 */
export function handlerThrew(driver: string, msg: number, cause: unknown): DriverError {
  const name = driverProcMessageName(msg);
  return new DriverError('handler_threw', `"${driver}" threw while handling ${name}: ${textOf(cause)}`, {
    driver,
    driverMessage: name,
    cause,
  });
}

/**
 * The answer of a driver in JavaScript in its one form. One that is wider than the host's pointers loses its upper half, as
 * it does in a register: 2^32 + 1 is 1 on a 32-bit host, 2^64 + 1 is 1 everywhere.
 *
 * @param pointerSize - Of the host, in bytes.
 * @param driver - What the driver is called.
 * @param msg - The message it answered.
 * @throws DriverError `invalid_answer` for what is no integer.
 * @public
 */
export function toAnswer(answer: LResult, pointerSize: 4 | 8, driver: string, msg: number): LResult {
  if (typeof answer === 'bigint' || Number.isInteger(answer)) {
    if (pointerSize === 4) return Number(BigInt.asIntN(32, BigInt(answer)));
    if (typeof answer === 'number' && Number.isSafeInteger(answer)) return answer;
    const signed = BigInt.asIntN(64, BigInt(answer));
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }
  const name = driverProcMessageName(msg);
  const got = typeof answer === 'number' ? String(answer) : answer === null ? 'null' : typeof answer;
  throw new DriverError('invalid_answer', `"${driver}" answered ${name} with ${got}; expected an integer`, {
    driver,
    driverMessage: name,
  });
}

/**
 * Throws what drivers threw while a call had to go on: the one failure, or the first one with all of them as its cause. Does
 * nothing when there is none.
 *
 * @public
 */
export function throwFailures(failures: readonly DriverError[]): void {
  const [first, ...others] = failures;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new DriverError(first.code, `${withoutCode(first)} (and ${others.length} more)`, {
    ...(first.driver === undefined ? {} : { driver: first.driver }),
    ...(first.driverMessage === undefined ? {} : { driverMessage: first.driverMessage }),
    cause: new AggregateError(failures),
  });
}

function withoutCode(error: DriverError): string {
  return error.message.replace(/^\[\w+\] /, '');
}

/** Anything can be thrown, and not everything has a text. */
function textOf(cause: unknown): string {
  try {
    return cause instanceof Error ? cause.message : String(cause);
  } catch {
    return 'something that has no text';
  }
}
