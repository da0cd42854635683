import type { DriverBinding, DriverProc } from './driver-binding.js';

/**
 * What a driver needs of its host: what LPARAMs point at, their width, and the default answers.
 *
 * @public
 */
export type DriverHost = Pick<DriverBinding, 'memory' | 'pointerSize' | 'defDriverProc'>;

/**
 * Something that gives each host an entry point of its own, with no instances yet.
 *
 * @public
 */
export interface DriverSource {
  /** Makes an entry point for a host. Entry points share nothing. */
  connect(host: DriverHost): DriverProc;
}

/**
 * A driver written in JavaScript: the raw entry point, or what `defineDriver(…).handle(…)` of the dispatcher gives.
 *
 * @public
 */
export type Driver = DriverProc | DriverSource;

/**
 * Gives the raw entry point of a driver for one host: a function as it is, and of an object what its `connect` makes. The
 * manager, the mock and the real winmm call drivers through it.
 *
 * @public
 */
export function createDriverProc(driver: Driver, host: DriverHost): DriverProc {
  return typeof driver === 'function' ? driver : driver.connect(host);
}

/**
 * Is this a driver: a function, or an object that makes one?
 *
 * @public
 */
export function isDriver(value: unknown): value is Driver {
  if (typeof value === 'function') return true;
  return typeof value === 'object' && value !== null && typeof (value as Partial<DriverSource>).connect === 'function';
}
