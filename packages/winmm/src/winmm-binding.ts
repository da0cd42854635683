import type { DriverBinding, DriverCallback, HDRVR, HMODULE } from '@driverproc/binding';
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
  /** Tells a driver's client that something happened, as drivers do. `flags` is 0 to 2^32 - 1. */
  driverCallback: DriverCallback;
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
