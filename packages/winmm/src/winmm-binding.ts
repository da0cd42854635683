import type { DriverBinding, HDRVR, HMODULE, LParam } from '@driverproc/binding';
import { bindFunctions } from './bind-functions.js';
import { winmmFunctions } from './functions.js';
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
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-drvgetmodulehandle
   */
  drvGetModuleHandle(hdrvr: HDRVR): HMODULE | null;
  /**
   * Notifies a client of a driver, as drivers do.
   *
   * @param target - Window, thread identifier, event handle or function pointer, as `flags` says. Windows calls or
   * signals whatever it is: a pointer that is not a function ends the process.
   * @param flags - One of DCB_NULL, DCB_WINDOW, DCB_TASK, DCB_FUNCTION, DCB_EVENT, 0 to 2^32 - 1.
   * @param msg - Message number, 0 to 2^32 - 1.
   * @returns True if the client was notified.
   * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-drivercallback
   */
  driverCallback(
    target: LParam,
    flags: number,
    hdrvr: HDRVR | 0,
    msg: number,
    user: LParam,
    param1: LParam,
    param2: LParam,
  ): boolean;
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
  return bindFunctions(winmmFunctions(library), createNativeMemory(koffi, pointerSize), pointerSize);
}
