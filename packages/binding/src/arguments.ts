import type { LParam } from '@driverproc/messages';
import type { HDRVR } from './driver-binding.js';
import { DriverError } from './driver-error.js';

/**
 * Checks a message number before it is sent: an integer from 0 to 2^32 - 1.
 *
 * @returns The number as it is.
 * @throws DriverError `invalid_argument` otherwise.
 * @public
 */
export function checkMessage(msg: number): number {
  // A bigint cannot be shifted so, and koffi would take one for the number.
  if (typeof msg !== 'number' || msg >>> 0 !== msg) throw invalidArgument('a message number is an integer from 0 to 4294967295', msg);
  return msg;
}

/**
 * Checks the name of a driver or section before it is sent: a string without NUL.
 *
 * @param what - What the name is called in the error.
 * @returns The name as it is.
 * @throws DriverError `invalid_argument` otherwise.
 * @public
 */
export function checkName(name: string, what: string): string {
  if (typeof name !== 'string') throw invalidArgument(`${what} is a string`, name);
  if (name.includes('\0')) throw invalidArgument(`${what} has no NUL in it`, name);
  return name;
}

/**
 * Checks a handle before it is used: one that came from `openDriver`, or any other integer of 64 bits, whatever the host's
 * width. A handle that is not open passes: calls with it are answered with zero.
 *
 * @returns The handle as it is.
 * @throws DriverError `invalid_argument` for what is no such integer.
 * @public
 */
export function checkHandle(hdrvr: HDRVR | 0): HDRVR | 0 {
  return toPointerSized(hdrvr, 8, 'a driver handle') as HDRVR | 0;
}

/**
 * Gives an integer the one form that it has in this project: as wide as a pointer, signed, a number where it is a safe integer
 * and a bigint beyond. Unsigned spellings of the same bits (0xFFFFFFFF on a 32-bit host) are taken and become signed.
 *
 * @param pointerSize - Width of the host's pointers, in bytes.
 * @param what - What the value is called in the error.
 * @throws DriverError `invalid_argument` for what is not an integer, or does not fit.
 * @public
 */
export function toPointerSized(value: LParam, pointerSize: 4 | 8, what: string): LParam {
  // Most values are small. This is on the way of every message, and short enough to be compiled into it.
  if (typeof value === 'number') {
    const small = value | 0;
    if (small === value) return small;
  }
  return wideToPointerSized(value, pointerSize, what);
}

function wideToPointerSized(value: LParam, pointerSize: 4 | 8, what: string): LParam {
  if (pointerSize === 4) {
    if (typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint') {
      if (value >= -0x80000000 && value <= 0xffffffff) return Number(value) | 0;
    }
    throw invalidArgument(`${what} is an integer of 32 bits`, value);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'bigint' && value >= -0x8000000000000000n && value <= 0xffffffffffffffffn) {
    const signed = BigInt.asIntN(64, value);
    return isSafe(signed) ? Number(signed) : signed;
  }
  throw invalidArgument(`${what} is a safe integer or a bigint of 64 bits`, value);
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}

function invalidArgument(expected: string, value: unknown): DriverError {
  return new DriverError('invalid_argument', `${expected}; got ${describe(value)}`);
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' || value === null || value === undefined) return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
