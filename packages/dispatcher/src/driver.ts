import type { DriverBinding, DriverProc } from '@driverproc/binding';

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
 * A driver written in JavaScript: the raw entry point, or what `defineDriver(…).handle(…)` gives.
 *
 * @public
 */
export type Driver = DriverProc | DriverSource;

/**
 * The raw entry point of a driver, for one host. The manager, the mock and the real winmm run the same one.
 *
 * @public
 */
export function createDriverProc(driver: Driver, host: DriverHost): DriverProc {
  return typeof driver === 'function' ? driver : driver.connect(host);
}

/** @internal */
export function isDriver(value: Driver): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && typeof value.connect === 'function');
}
