import { checkMessage } from '@driverproc/binding';
import type { LResult } from '@driverproc/binding';
import type { HostProfile } from './host-profile.js';

/**
 * What a host answers for a driver that does not handle a message. It looks at the message only.
 *
 * A driver that leaves DRV_OPEN to it cannot be opened: the answer is zero.
 *
 * @throws DriverError `invalid_argument` when `msg` is not a message number.
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-defdriverproc
 * @public
 */
export function defDriverProc(profile: HostProfile, msg: number): LResult {
  return profile.defDriverProc[checkMessage(msg)] ?? 0;
}
