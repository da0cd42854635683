import type { LParam } from '@driverproc/messages';
import type { LogText } from './log-text.js';

/** A place in a line that moves on as it is read. */
export interface Cursor {
  at: number;
}

/** By code: the value of a hexadecimal digit; -1 for what is none. */
const hexDigits: Int8Array = Int8Array.from({ length: 256 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** The same for two codes at once. */
const hexPairs: Int16Array = Int16Array.from({ length: 65_536 }, (_, codes) => {
  const high = hexDigits[codes >> 8]!;
  const low = hexDigits[codes & 0xff]!;
  return high < 0 || low < 0 ? -1 : high * 16 + low;
});

/** Is this the code of a hexadecimal digit? */
export function isHexDigit(code: number): boolean {
  return hexDigits[code]! >= 0;
}

/**
 * Reads the hexadecimal digits at a place of a line, up to 64 bits, and moves behind them. Sixteen digits with the highest
 * bit set are negative, as LPARAM is.
 *
 * @returns `null` where there is no digit, or more than fit.
 */
export function scanHex({ codes, words }: LogText, cursor: Cursor, to: number): LParam | null {
  let { at } = cursor;
  const from = at;
  // Most are written with zeros to their whole width.
  while (at + 4 < to && words.getUint32(at) === 0x30303030) at += 4;
  const first = at;
  let value = 0;
  for (; at + 1 < to; at += 2) {
    const pair = hexPairs[words.getUint16(at)]!;
    if (pair < 0) break;
    value = value * 256 + pair;
  }
  if (at < to && hexDigits[codes[at]!]! >= 0) {
    value = value * 16 + hexDigits[codes[at]!]!;
    at += 1;
  }
  cursor.at = at;
  if (at === from) return null;
  // Up to there no digit was lost.
  if (value <= 0xfffffffffffff) return value;
  return at - first < 20 ? readHex(String.fromCharCode(...codes.subarray(first, at))) : null;
}

/** Reads a text that is a hexadecimal number, with or without `0x`, up to 64 bits; `(nil)` is zero. `null` where it is something else. */
export function readHex(text: string): LParam | null {
  if (text === '(nil)') return 0;
  let at = text.charCodeAt(0) === 0x30 && (text.charCodeAt(1) | 0x20) === 0x78 ? 2 : 0;
  if (at === text.length) return null;
  while (text.charCodeAt(at) === 0x30) at += 1;
  const digits = text.length - at;
  if (digits > 16) return null;
  let value = 0;
  for (let index = at; index < text.length; index += 1) {
    const digit = hexDigits[text.charCodeAt(index)] ?? -1;
    if (digit < 0) return null;
    value = value * 16 + digit;
  }
  return digits <= 13 ? value : safe(BigInt.asIntN(64, BigInt(`0x${text.slice(at)}`)));
}

/** Reads a text that is a decimal number, with or without a sign, up to 64 bits. */
export function readDecimal(text: string): LParam | null {
  if (!/^-?\d{1,20}$/.test(text)) return null;
  return text.length <= 15 ? Number(text) + 0 : safe(BigInt(text));
}

/** One value has one form: a number where it is a safe integer, a bigint beyond. */
function safe(value: bigint): LParam {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
