import { toPointerSized } from '@driverproc/binding';
import type { LParam } from '@driverproc/binding';

/** The value behind hexadecimal text (`0xffffffffffffffff` is -1); `null` for any other text. */
export function parseValue(text: string): LParam | null {
  return /^0x[0-9a-f]{1,16}$/i.test(text) ? toPointerSized(BigInt(text), 8, 'a value') : null;
}

/** A value as the recordings have it: the unsigned 64-bit value in hexadecimal. */
export function valueText(value: LParam): string {
  return `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}`;
}
