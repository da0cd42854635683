import { DriverError } from '@driverproc/binding';
import { driverMessages, DRV_RESERVED } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';
import type { CustomMessages } from './define-driver.js';

const standardIds = new Set<number>(Object.values(driverMessages).map(({ id }) => id));

/**
 * Checks the numbers of a driver's own messages: from DRV_RESERVED on, unlike any standard message, each once.
 *
 * @throws DriverError `invalid_argument`.
 * @internal
 */
export function checkDriverMessages(messages: CustomMessages): void {
  const names = new Map<number, string>();
  for (const [name, { id }] of Object.entries(messages)) {
    const wrong = (problem: string): DriverError => new DriverError('invalid_argument', `${name}: ${problem}`);
    if (Object.hasOwn(driverMessages, name)) throw wrong('a standard message is not defined again');
    if (id >>> 0 !== id) throw wrong(`a message number is an integer from 0 to 4294967295; got ${String(id)}`);
    if (id < DRV_RESERVED || standardIds.has(id)) {
      throw wrong(`0x${id.toString(16)} belongs to the standard messages; private ones start at DRV_USER, 0x4000`);
    }
    const other = names.get(id);
    if (other !== undefined) throw wrong(`0x${id.toString(16)} is the number of ${other} already`);
    names.set(id, name);
  }
}

/**
 * Every message that a driver knows, by name.
 *
 * @internal
 */
export function knownMessages(messages: CustomMessages): ReadonlyMap<string, MessageSignature> {
  return new Map<string, MessageSignature>([...Object.entries(driverMessages), ...Object.entries(messages)]);
}
