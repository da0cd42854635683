import { handlerThrew, toAnswer } from '@driverproc/binding';
import type { DriverError, HDRVR, LParam, LResult } from '@driverproc/binding';
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
    throw handlerThrew(instance.module.name, msg, cause);
  }
  if (typeof answer === 'number' && (answer | 0) === answer) return answer | 0;
  return toAnswer(answer, pointerSize, instance.module.name, msg);
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
    throw handlerThrew(instance.module.name, msg, cause);
  }
}

/**
 * What went wrong while a call had to go on.
 *
 * @internal
 */
export type Failures = DriverError[];
