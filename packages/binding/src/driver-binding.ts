import type { LParam, LResult } from '@driverproc/messages';
import type { Memory } from './memory.js';

/**
 * Handle of an open driver instance: HDRVR. Never zero. A number below 2^53, else a bigint.
 *
 * The brand has a string key, so that handles of two installed copies of this package agree.
 *
 * @public
 */
export type HDRVR = (number | bigint) & { readonly '~handle': 'HDRVR' };

/**
 * Handle of the module (DLL) behind a driver: HMODULE. Never zero.
 *
 * @public
 */
export type HMODULE = (number | bigint) & { readonly '~handle': 'HMODULE' };

/**
 * The one entry point of a driver. Its answer is the reply to the message; what it means depends on the message.
 *
 * @param driverId - What this instance answered to DRV_OPEN, zero before that.
 * @param hdrvr - Handle of the instance; some hosts give zero with DRV_LOAD.
 * @param msg - Message number, 0 to 2^32 - 1.
 *
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nc-mmiscapi-driverproc
 *
 * @public
 */
export type DriverProc = (
  driverId: LResult,
  hdrvr: HDRVR | 0,
  msg: number,
  lParam1: LParam,
  lParam2: LParam,
) => LResult;

/**
 * The Win32 functions for installable drivers, as numbers. Implement it to reach drivers some other way.
 *
 * Zero and `null` are answers, not errors. A binding throws a `DriverError` only for an argument that cannot be sent
 * (`invalid_argument`; then nothing was sent) and for a driver in JavaScript that threw (`handler_threw`) or answered with
 * what is no integer (`invalid_answer`).
 *
 * @public
 */
export interface DriverBinding {
  /**
   * Opens one more instance of a driver.
   *
   * @param driverName - File name or alias; the text after the first blank goes to the driver with DRV_OPEN.
   * @param sectionName - Section to look the alias up in; `null` for the host's default.
   * @param lParam2 - Goes to the driver with DRV_OPEN.
   * @returns `null` when there is no such driver or it refused.
   * @throws DriverError `invalid_argument` for what cannot be sent; `handler_threw` or `invalid_answer` of a driver in JavaScript, and then
   * nothing is open.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-opendriver
   */
  openDriver(driverName: string, sectionName: string | null, lParam2: LParam): HDRVR | null;
  /**
   * Closes an instance.
   *
   * @returns Zero for a handle that is not open, or where the host lets a driver refuse and it did.
   * @throws DriverError `invalid_argument` for what cannot be sent; `handler_threw` or `invalid_answer` of a driver in JavaScript, and then
   * it is closed all the same; `close_refused` where another thread is sending to it and does not come to an end.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-closedriver
   */
  closeDriver(hdrvr: HDRVR, lParam1: LParam, lParam2: LParam): LResult;
  /**
   * Sends one message to one instance.
   *
   * @param msg - Message number, 0 to 2^32 - 1; none is filtered.
   * @returns The driver's answer; zero for a handle that is not open.
   * @throws DriverError `invalid_argument` for what cannot be sent; `handler_threw` or `invalid_answer` of a driver in JavaScript.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-senddrivermessage
   */
  sendDriverMessage(hdrvr: HDRVR, msg: number, lParam1: LParam, lParam2: LParam): LResult;
  /**
   * The module of an instance, the same for all instances of that module.
   *
   * @returns `null` for a handle that is not open.
   * @throws DriverError `invalid_argument` for what is no handle.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-getdrivermodulehandle
   */
  getDriverModuleHandle(hdrvr: HDRVR): HMODULE | null;
  /**
   * What the host answers for a driver that does not handle a message.
   *
   * @throws DriverError `invalid_argument` for what cannot be sent.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-defdriverproc
   */
  defDriverProc(driverId: LResult, hdrvr: HDRVR | 0, msg: number, lParam1: LParam, lParam2: LParam): LResult;
  /** What an LPARAM points at. */
  readonly memory: Memory;
  /** Width of LPARAM, LRESULT and driver identifiers, in bytes. */
  readonly pointerSize: 4 | 8;
  /**
   * May any thread of this process send this instance messages, through winmm.dll itself? Absent where handles are not those of
   * winmm.dll.
   *
   * @returns False for a driver in JavaScript: it stays on its thread, and other threads would wait for that one.
   */
  isNative?(hdrvr: HDRVR): boolean;
}
