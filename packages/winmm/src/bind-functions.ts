import { checkHandle, checkMessage, checkName, toPointerSized } from '@driverproc/binding';
import type { HDRVR, HMODULE, LParam, Memory } from '@driverproc/binding';
import type { WinmmFunctions } from './functions.js';
import { abandonCall, beginCall, endCall, hasFailures } from './hosting/kept-failures.js';
import { beginOpen, endOpen } from './hosting/two-phase-open.js';
import { toOneForm } from './native-integer.js';
import type { Native } from './native-integer.js';
import type { WinmmBinding } from './winmm-binding.js';

/**
 * The contract over the functions as they are: checks every argument before the call, gives every answer its one form, and
 * throws what drivers of ours threw while the call was under way.
 */
export function bindFunctions(winmm: WinmmFunctions, memory: Memory, pointerSize: 4 | 8): Omit<WinmmBinding, 'hostDriver' | 'isNative'> {
  const toNative = (value: LParam, what: string): Native => toPointerSized(value, pointerSize, what);
  // A number too wide for a pointer names no instance here: it must not be cut down to one that exists.
  const toHandle = (hdrvr: HDRVR | 0): Native => {
    const handle = checkHandle(hdrvr);
    return pointerSize === 8 || (handle >= -0x80000000 && handle <= 0xffffffff) ? handle : 0;
  };
  const getDriverModuleHandle = (hdrvr: HDRVR): HMODULE | null =>
    toHandleOrNull<HMODULE>(winmm.GetDriverModuleHandle(toHandle(hdrvr)));

  const crossesAsItIs = (hdrvr: HDRVR): boolean => isInt32(hdrvr) || (pointerSize === 8 && Number.isSafeInteger(hdrvr));
  const send = (handle: Native, msg: number, lParam1: Native, lParam2: Native): Native => {
    const mark = beginCall();
    let answer: Native;
    try {
      answer = winmm.SendDriverMessage(handle, msg, lParam1, lParam2);
    } catch (error) {
      abandonCall(mark);
      throw error;
    }
    endCall(mark);
    return isInt32(answer) ? answer : toOneForm(answer);
  };

  return {
    pointerSize,
    memory,
    openDriver(driverName, sectionName, lParam2) {
      checkName(driverName, 'a driver name');
      if (sectionName !== null) checkName(sectionName, 'a section name');
      const value = toNative(lParam2, 'lParam2');
      const mark = beginCall();
      const call = beginOpen(value);
      let opened: Native;
      try {
        opened = winmm.OpenDriver(driverName, sectionName, value);
        // A driver threw with DRV_ENABLE, say, or refused without winmm being told: nothing is to be left open.
        if (opened !== 0 && (hasFailures(mark) || call.refused === opened)) {
          winmm.CloseDriver(opened, 0, 0);
          opened = 0;
        }
      } catch (error) {
        abandonCall(mark);
        throw error;
      } finally {
        endOpen(call);
      }
      endCall(mark);
      return toHandleOrNull<HDRVR>(opened);
    },
    closeDriver(hdrvr, lParam1, lParam2) {
      const handle = toHandle(hdrvr);
      const value1 = toNative(lParam1, 'lParam1');
      const value2 = toNative(lParam2, 'lParam2');
      const mark = beginCall();
      let result: Native;
      try {
        result = winmm.CloseDriver(handle, value1, value2);
      } catch (error) {
        abandonCall(mark);
        throw error;
      }
      endCall(mark);
      return toOneForm(result);
    },
    sendDriverMessage(hdrvr, msg, lParam1, lParam2) {
      // What nearly every message is; small, so that the engine can put it into the caller.
      if (crossesAsItIs(hdrvr) && isUint32(msg) && isInt32(lParam1) && isInt32(lParam2)) return send(hdrvr, msg, lParam1, lParam2);
      const handle = toHandle(hdrvr);
      return send(handle, checkMessage(msg), toNative(lParam1, 'lParam1'), toNative(lParam2, 'lParam2'));
    },
    getDriverModuleHandle,
    drvGetModuleHandle: getDriverModuleHandle,
    defDriverProc(driverId, hdrvr, msg, lParam1, lParam2) {
      return toOneForm(
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

function isUint32(value: number): boolean {
  return typeof value === 'number' && value >>> 0 === value;
}

function isInt32(value: LParam): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function toHandleOrNull<H extends HDRVR | HMODULE>(result: Native): H | null {
  return result === 0 ? null : (toOneForm(result) as H);
}
