import { DCB_EVENT, DCB_FUNCTION, DCB_TASK, DCB_TYPEMASK, DCB_WINDOW } from '@driverproc/messages';
import type { DriverCallback, DriverCallbackFunction, LParam } from '@driverproc/binding';

/**
 * How the targets of DriverCallback are reached. Each answers whether there was such a target.
 *
 * @public
 */
export interface DriverCallbackTargets {
  /** The function at an address; `null` when there is none. */
  functionAt?(target: LParam): DriverCallbackFunction | null;
  /** PostMessage. */
  postMessage?(hwnd: LParam, msg: number, wParam: LParam, lParam: LParam): boolean;
  /** PostThreadMessage. */
  postThreadMessage?(threadId: LParam, msg: number, wParam: LParam, lParam: LParam): boolean;
  /** SetEvent. */
  setEvent?(event: LParam): boolean;
}

/**
 * Makes a DriverCallback over the given targets. A window or thread gets `hdrvr` as wParam and `param1` as lParam; `user`
 * and `param2` reach only a function, which is called before DriverCallback returns.
 *
 * @public
 */
export function createDriverCallback(targets: DriverCallbackTargets): DriverCallback {
  return (target, flags, hdrvr, msg, user, param1, param2) => {
    if (Number(target) === 0) return false;
    switch (flags & DCB_TYPEMASK) {
      case DCB_WINDOW:
        return targets.postMessage?.(target, msg, hdrvr, param1) ?? false;
      case DCB_TASK:
        return targets.postThreadMessage?.(target, msg, hdrvr, param1) ?? false;
      case DCB_EVENT:
        return targets.setEvent?.(target) ?? false;
      case DCB_FUNCTION: {
        const callback = targets.functionAt?.(target) ?? null;
        callback?.(hdrvr, msg, user, param1, param2);
        return callback !== null;
      }
      default:
        return false;
    }
  };
}
