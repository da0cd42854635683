import type { LParam } from '@driverproc/messages';
import { toPointerSized } from './arguments.js';
import { DriverError } from './driver-error.js';

const ranges = {
  u8: { least: 0, most: 0xff, set: 'setUint8' },
  u16: { least: 0, most: 0xffff, set: 'setUint16' },
  u32: { least: 0, most: 0xffffffff, set: 'setUint32' },
  i32: { least: -0x80000000, most: 0x7fffffff, set: 'setInt32' },
} as const;

/** UTF-16 text of at most `length` characters, up to the first zero. */
export function readText(view: DataView, offset: number, length: number): string {
  const units: number[] = [];
  for (let index = 0; index < length; index += 1) {
    const unit = view.getUint16(offset + index * 2, true);
    if (unit === 0) break;
    units.push(unit);
  }
  return String.fromCharCode(...units);
}

/** Writes text and at least one zero behind it. */
export function writeText(view: DataView, offset: number, length: number, text: string, what: string): void {
  if (typeof text !== 'string' || text.length >= length || text.includes('\0')) {
    throw new DriverError('invalid_argument', `${what} is text of at most ${length - 1} characters without NUL; got ${String(text)}`);
  }
  for (let index = 0; index < length; index += 1) view.setUint16(offset + index * 2, index < text.length ? text.charCodeAt(index) : 0, true);
}

/** Writes an integer that fits, and nothing else. */
export function writeInteger(
  view: DataView,
  kind: keyof typeof ranges | 'pointer',
  offset: number,
  pointerSize: 4 | 8,
  value: LParam,
  what: string,
): void {
  if (kind === 'pointer') {
    const pointer = toPointerSized(value, pointerSize, what);
    if (pointerSize === 4) view.setInt32(offset, Number(pointer), true);
    else view.setBigInt64(offset, BigInt(pointer), true);
    return;
  }
  const { least, most, set } = ranges[kind];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new DriverError('invalid_argument', `${what} is an integer from ${least} to ${most}; got ${String(value)}`);
  }
  view[set](offset, value, true);
}
