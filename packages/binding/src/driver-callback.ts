import type { LParam } from '@driverproc/messages';
import type { HDRVR } from './driver-binding.js';

/**
 * What a client gives a driver to be called back: DRVCALLBACK.
 *
 * @public
 */
export type DriverCallbackFunction = (hdrvr: HDRVR | 0, msg: number, user: LParam, param1: LParam, param2: LParam) => void;

/**
 * DriverCallback: tells a driver's client that something happened, in the way the client asked for.
 *
 * @param target - Window, thread identifier, function or event; zero tells nobody. In winmm it is called or signalled
 * whatever it is: a pointer that is not a function ends the process.
 * @param flags - One of the DCB_ types in the low three bits; all other bits are ignored.
 * @param msg - Message number, 0 to 2^32 - 1.
 * @returns Whether the client was told.
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-drivercallback
 *
 * @public
 */
export type DriverCallback = (
  target: LParam,
  flags: number,
  hdrvr: HDRVR | 0,
  msg: number,
  user: LParam,
  param1: LParam,
  param2: LParam,
) => boolean;
