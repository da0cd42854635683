import { checkHandle, checkMessage, checkName, toPointerSized } from '@driverproc/binding';
import type { DriverBinding, HDRVR, HMODULE, LParam } from '@driverproc/binding';
import { winmmFunctions } from './functions.js';
import type { Native } from './functions.js';
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
  const winmm = winmmFunctions(library);

  const toNative = (value: LParam, what: string): Native => toPointerSized(value, pointerSize, what);
  // A number too wide for a pointer names no instance here: it must not be cut down to one that exists.
  const toHandle = (hdrvr: HDRVR | 0): Native => {
    const handle = checkHandle(hdrvr, pointerSize);
    return pointerSize === 4 && (handle < -0x80000000 || handle > 0xffffffff) ? 0 : handle;
  };
  const getDriverModuleHandle = (hdrvr: HDRVR): HMODULE | null => toHandleOrNull<HMODULE>(winmm.GetDriverModuleHandle(toHandle(hdrvr)));

  return {
    pointerSize,
    memory: createNativeMemory(koffi, pointerSize),
    openDriver(driverName, sectionName, lParam2) {
      checkName(driverName, 'a driver name');
      if (sectionName !== null) checkName(sectionName, 'a section name');
      return toHandleOrNull<HDRVR>(winmm.OpenDriver(driverName, sectionName, toNative(lParam2, 'lParam2')));
    },
    closeDriver(hdrvr, lParam1, lParam2) {
      return toResult(winmm.CloseDriver(toHandle(hdrvr), toNative(lParam1, 'lParam1'), toNative(lParam2, 'lParam2')));
    },
    sendDriverMessage(hdrvr, msg, lParam1, lParam2) {
      return toResult(
        winmm.SendDriverMessage(toHandle(hdrvr), checkMessage(msg), toNative(lParam1, 'lParam1'), toNative(lParam2, 'lParam2')),
      );
    },
    getDriverModuleHandle,
    drvGetModuleHandle: getDriverModuleHandle,
    defDriverProc(driverId, hdrvr, msg, lParam1, lParam2) {
      return toResult(
        winmm.DefDriverProc(
          toNative(driverId, 'a driver identifier'),
          toHandle(hdrvr),
          checkMessage(msg),
          toNative(lParam1, 'lParam1'),
          toNative(lParam2, 'lParam2'),
        ),
      );
    },
    driverCallback(target, flags, hdrvr, msg, user, param1, param2) {
      const notified = winmm.DriverCallback(
        toNative(target, 'a callback target'),
        Number(toPointerSized(flags, 4, 'flags')),
        toHandle(hdrvr),
        checkMessage(msg),
        toNative(user, 'user'),
        toNative(param1, 'param1'),
        toNative(param2, 'param2'),
      );
      return notified !== 0;
    },
  };
}

// koffi gives 2^53 and -2^53 as numbers; they are not safe integers, so our form for them is a bigint.
function toResult(result: Native): Native {
  return result === 2 ** 53 || result === -(2 ** 53) ? BigInt(result) : result;
}

function toHandleOrNull<H extends HDRVR | HMODULE>(result: Native): H | null {
  return result === 0 ? null : (toResult(result) as H);
}
