import { toPointerSized } from '@driverproc/binding';
import type { LParam } from '@driverproc/binding';
import type { CustomMessages } from '@driverproc/dispatcher';
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
 * Reads `NAME[=l1[,l2]]` for each message that a driver is to get.
 *
 * @param own - The driver's own messages, which may be named.
 * @param named - Those of all drivers of the run. A message that only others call so is not for this one.
 * @throws DriverError `invalid_argument` for a message that nobody has, or a parameter that is not an integer.
 */
export function parseSends(texts: readonly string[], own: CustomMessages, named: ReadonlySet<string>): readonly Send[] {
  return texts.flatMap((text) => {
    const isOthers = named.has(messageName(text)) && !Object.hasOwn(own, messageName(text));
    return isOthers ? [] : [parseSend(text, own, named)];
  });
}

/** Reads `NAME[=l1[,l2]]`. @throws DriverError `invalid_argument`. */
export function parseSend(text: string, own: CustomMessages = {}, named: ReadonlySet<string> = new Set()): Send {
  const name = messageName(text);
  const msg = Object.hasOwn(own, name) ? own[name]!.id : messageNumber(name);
  if (msg === null) {
    const known = [...named, ...Object.keys(driverMessages)].join(', ');
    throw usageError(`--send ${text}: there is no message "${name}"; there are ${known}, DRV_RESERVED+n, DRV_USER+n, and numbers up to 0xFFFFFFFF`);
  }
  const [, params = '', ...others] = text.split('=');
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

function messageName(text: string): string {
  return text.split('=')[0]!;
}
