import type { Driver, DriverBinding, DriverCallback, HDRVR, HMODULE } from '@driverproc/binding';
import { bindFunctions } from './bind-functions.js';
import { winmmFunctions } from './functions.js';
import { driverHosting } from './hosting/driver-hosting.js';
import { hostDriver } from './hosting/host-driver.js';
import { createHostedModuleCheck } from './hosting/hosted-module.js';
import type { HostDriverOptions, HostedDriver } from './hosting/host-driver.js';
import { loadWinmm } from './load-winmm.js';
import { createNativeMemory } from './native-memory.js';

/**
 * The installable-driver functions of winmm.dll.
 *
 * Calls are synchronous, on the calling thread: a driver that shows a dialog (DRV_CONFIGURE) blocks JavaScript until it
 * is closed. Handles belong to the process, so every binding of a process may use them.
 *
 * @public
 */
export interface WinmmBinding extends DriverBinding {
  /**
   * The old name of `getDriverModuleHandle`; the same function.
   *
   * @throws DriverError `invalid_argument` for what is no handle.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-drvgetmodulehandle
   */
  drvGetModuleHandle(hdrvr: HDRVR): HMODULE | null;
  /**
   * False for an instance of a driver that some thread of this process hosts, and for a handle that is not open.
   *
   * @throws DriverError `invalid_argument` for what is no handle.
   */
  isNative(hdrvr: HDRVR): boolean;
  /** Tells a driver's client that something happened, as drivers do. `flags` is 0 to 2^32 - 1. */
  driverCallback: DriverCallback;
  /**
   * Gives a driver in JavaScript a module of its own, so that winmm opens it like any other, for this program and for native
   * code in this process. The driver stays on the thread that hosts it: calls of other threads wait until that thread runs its
   * event loop, and arrive in order.
   *
   * What the driver throws surfaces as `handler_threw` out of the call that caused it; winmm gets 0 as its answer.
   *
   * @throws DriverError `host_failed` when its module cannot be written or loaded; `invalid_argument` for what is no driver,
   * and for a name that a file cannot have.
   */
  hostDriver(driver: Driver, options?: HostDriverOptions): HostedDriver;
}

/**
 * Loads winmm.dll from the system directory and binds its driver functions. Every argument is checked before it crosses;
 * what a pointer points at is the caller's responsibility.
 *
 * @throws DriverError `unsupported_platform` elsewhere than on Windows or Wine, and where koffi cannot be loaded.
 *
 * @public
 */
export function createWinmmBinding(): WinmmBinding {
  const { koffi, library, pointerSize } = loadWinmm();
  const functions = bindFunctions(winmmFunctions(library), createNativeMemory(koffi, pointerSize), pointerSize);
  const isHosted = createHostedModuleCheck(koffi);
  return {
    ...functions,
    isNative(hdrvr) {
      const hmodule = functions.getDriverModuleHandle(hdrvr);
      return hmodule !== null && !isHosted(hmodule);
    },
    hostDriver: (driver, options) => hostDriver(driverHosting(koffi, pointerSize), functions, driver, options),
  };
}
