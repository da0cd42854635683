import { checkHandle, checkMessage, checkName, toPointerSized } from '@driverproc/binding';
import type { HDRVR, HMODULE, LParam, Memory } from '@driverproc/binding';
import type { Native, WinmmFunctions } from './functions.js';
import type { WinmmBinding } from './winmm-binding.js';

/** The contract over the functions as they are: checks every argument before the call, and gives every answer its one form. */
export function bindFunctions(winmm: WinmmFunctions, memory: Memory, pointerSize: 4 | 8): WinmmBinding {
  const toNative = (value: LParam, what: string): Native => toPointerSized(value, pointerSize, what);
  // A number too wide for a pointer names no instance here: it must not be cut down to one that exists.
  const toHandle = (hdrvr: HDRVR | 0): Native => {
    const handle = checkHandle(hdrvr);
    return pointerSize === 8 || (handle >= -0x80000000 && handle <= 0xffffffff) ? handle : 0;
  };
  const getDriverModuleHandle = (hdrvr: HDRVR): HMODULE | null =>
    toHandleOrNull<HMODULE>(winmm.GetDriverModuleHandle(toHandle(hdrvr)));

  return {
    pointerSize,
    memory,
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

// koffi gives 2^53 as a number too, in both signs; our form for it is a bigint, since it is no safe integer.
function toResult(result: Native): Native {
  return typeof result === 'number' && !Number.isSafeInteger(result) ? BigInt(result) : result;
}

function toHandleOrNull<H extends HDRVR | HMODULE>(result: Native): H | null {
  return result === 0 ? null : (toResult(result) as H);
}
