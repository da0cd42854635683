import { toPointerSized } from '@driverproc/binding';
import type { LParam } from '@driverproc/binding';
import { driverMessages } from '@driverproc/messages';
import { usageError } from '../command-options.js';
import { messageNumber } from '../message-number.js';

/** A message to send to every instance. */
export interface Send {
  /** As it was given. */
  readonly name: string;
  readonly msg: number;
  readonly lParam1: LParam;
  readonly lParam2: LParam;
}

/**
 * Reads `NAME[=l1[,l2]]`.
 *
 * @throws DriverError `invalid_argument` for a message that does not exist, or a parameter that is not an integer.
 */
export function parseSend(text: string): Send {
  const [name = '', params = '', ...others] = text.split('=');
  const msg = messageNumber(name);
  if (msg === null) {
    const known = Object.keys(driverMessages).join(', ');
    throw usageError(`--send ${text}: there is no message "${name}"; there are ${known}, DRV_RESERVED+n, DRV_USER+n, and numbers up to 0xFFFFFFFF`);
  }
  const values = params === '' ? [] : params.split(',');
  if (others.length > 0 || values.length > 2 || text.endsWith('=')) throw usageError(`--send ${text}: expected NAME, NAME=l1 or NAME=l1,l2`);
  const [lParam1 = 0, lParam2 = 0] = values.map((value) => parseInteger(value.trim(), text));
  return { name, msg, lParam1, lParam2 };
}

function parseInteger(value: string, text: string): LParam {
  const found = /^(-?)(\d+|0x[0-9a-f]+)$/i.exec(value);
  if (found === null) throw usageError(`--send ${text}: "${value}" is not an integer`);
  const magnitude = BigInt(found[2]!);
  return toPointerSized(found[1] === '-' ? -magnitude : magnitude, 8, `--send ${text}: a parameter`);
}
