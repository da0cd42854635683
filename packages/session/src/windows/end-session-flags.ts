import type { SessionEndReason } from '../session-event.js';
import type { AnnouncedEnd } from '../session-source.js';

// The lParam of WM_QUERYENDSESSION and WM_ENDSESSION, a bit mask.
const ENDSESSION_CLOSEAPP = 0x0000_0001;
const ENDSESSION_CRITICAL = 0x4000_0000;
const ENDSESSION_LOGOFF = 0x8000_0000;

/**
 * Says what an lParam says. Only its lower 32 bits count: the highest of them may come with its sign extended, or not.
 *
 * @see https://learn.microsoft.com/windows/win32/shutdown/wm-endsession
 */
export function decodeEndSession(lParam: number | bigint): Pick<AnnouncedEnd, 'reason' | 'critical'> {
  const flags = Number(BigInt.asUintN(32, BigInt(lParam)));
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const reason: SessionEndReason = has(ENDSESSION_LOGOFF) ? 'logoff' : has(ENDSESSION_CLOSEAPP) ? 'close-app' : 'shutdown';
  return { reason, critical: has(ENDSESSION_CRITICAL) };
}

/** The lParam that says so, signed. */
export function encodeEndSession({ reason, critical }: Pick<AnnouncedEnd, 'reason' | 'critical'>): number {
  const flag = reason === 'logoff' ? ENDSESSION_LOGOFF : reason === 'close-app' ? ENDSESSION_CLOSEAPP : 0;
  return flag | (critical ? ENDSESSION_CRITICAL : 0);
}
