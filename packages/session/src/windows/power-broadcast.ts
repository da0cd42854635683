import type { SessionPowerEvent } from '../session-event.js';

// The wParam of WM_POWERBROADCAST.
const PBT_APMSUSPEND = 0x04;
const PBT_APMRESUMESUSPEND = 0x07;
const PBT_APMRESUMEAUTOMATIC = 0x12;

/**
 * Reads WM_POWERBROADCAST, one message after the other. Each time the system wakes up there is PBT_APMRESUMEAUTOMATIC, and
 * PBT_APMRESUMESUSPEND after it when a user is there; that makes one `resume`.
 *
 * @see https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast
 */
export function createPowerReader(): (wParam: number) => SessionPowerEvent['change'] | undefined {
  let isSuspended = false;
  return (wParam) => {
    if (wParam === PBT_APMSUSPEND) {
      isSuspended = true;
      return 'suspend';
    }
    if (wParam === PBT_APMRESUMEAUTOMATIC || (wParam === PBT_APMRESUMESUSPEND && isSuspended)) {
      isSuspended = false;
      return 'resume';
    }
    return undefined;
  };
}
