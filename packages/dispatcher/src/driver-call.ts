import { DriverError } from '@driverproc/binding';
import type { HDRVR, LParam, LResult } from '@driverproc/binding';
import { driverProcMessageName } from '@driverproc/messages';
import type { Instance } from './instance-table.js';

/**
 * Calls a driver.
 *
 * @returns Its answer, in its one form.
 * @throws DriverError `handler_threw` or `invalid_answer`.
 * @internal
 */
export function callDriver(
  instance: Instance,
  driverId: LResult,
  hdrvr: HDRVR | 0,
  msg: number,
  lParam1: LParam,
  lParam2: LParam,
  pointerSize: 4 | 8,
): LResult {
  let answer: LResult;
  try {
    answer = instance.driverProc(driverId, hdrvr, msg, lParam1, lParam2);
  } catch (cause) {
    throw threw(instance, msg, cause);
  }
  return typeof answer === 'number' && (answer | 0) === answer ? answer | 0 : pointerSized(answer, instance, msg, pointerSize);
}

/**
 * Calls a driver whose answer does not matter.
 *
 * @throws DriverError `handler_threw`.
 * @internal
 */
export function notifyDriver(instance: Instance, msg: number, lParam1: LParam): void {
  try {
    instance.driverProc(instance.driverId, instance.hdrvr, msg, lParam1, 0);
  } catch (cause) {
    throw threw(instance, msg, cause);
  }
}

/** An answer wider than the host's pointers loses its upper half, as it does in a register. */
function pointerSized(answer: LResult, instance: Instance, msg: number, pointerSize: 4 | 8): LResult {
  if (typeof answer === 'bigint' || Number.isInteger(answer)) {
    if (pointerSize === 4) return Number(BigInt.asIntN(32, BigInt(answer)));
    if (typeof answer === 'number' && Number.isSafeInteger(answer)) return answer;
    const signed = BigInt.asIntN(64, BigInt(answer));
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }
  const name = driverProcMessageName(msg);
  const got = typeof answer === 'number' ? String(answer) : answer === null ? 'null' : typeof answer;
  throw new DriverError('invalid_answer', `"${instance.module.name}" answered ${name} with ${got}; expected an integer`, {
    driver: instance.module.name,
    driverMessage: name,
  });
}

function threw(instance: Instance, msg: number, cause: unknown): DriverError {
  const name = driverProcMessageName(msg);
  return new DriverError('handler_threw', `"${instance.module.name}" threw while handling ${name}: ${textOf(cause)}`, {
    driver: instance.module.name,
    driverMessage: name,
    cause,
  });
}

/** Anything can be thrown, and not everything has a text. */
function textOf(cause: unknown): string {
  try {
    return cause instanceof Error ? cause.message : String(cause);
  } catch {
    return 'something that has no text';
  }
}

/**
 * What went wrong while a call had to go on.
 *
 * @internal
 */
export type Failures = DriverError[];

/**
 * Throws what was collected: the one failure, or the first one with all of them as its cause.
 *
 * @internal
 */
export function throwFailures(failures: Failures): void {
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
