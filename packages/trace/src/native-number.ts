import type { LParam } from '@driverproc/messages';

/**
 * Reads hexadecimal digits, with or without `0x`, from a place in a line, up to 64 bits. Sixteen digits with the highest
 * bit set are negative, as LPARAM is.
 *
 * @returns `null` where there is no digit, or something else among them. `(nil)` is zero.
 */
export function readHex(line: string, from: number, to: number): LParam | null {
  let at = from;
  if (line.charCodeAt(at) === 0x30 && (line.charCodeAt(at + 1) | 0x20) === 0x78) at += 2;
  if (at >= to) return null;
  let value = 0;
  let digits = 0;
  const first = at;
  for (; at < to; at += 1) {
    const digit = hexDigit(line.charCodeAt(at));
    if (digit < 0) return line.startsWith('(nil)', from) && to - from === 5 ? 0 : null;
    if (digits > 0 || digit > 0) digits += 1;
    value = value * 16 + digit;
  }
  if (digits <= 13) return value;
  if (digits > 16) return null;
  const exact = BigInt.asIntN(64, BigInt(`0x${line.slice(first, to)}`));
  return safe(exact);
}

/** A place in a line that moves on as it is read. */
export interface Cursor {
  at: number;
}

/** Reads the hexadecimal digits at a place, and moves behind them; `null` where there is none. */
export function scanHex(line: string, cursor: Cursor, to: number): LParam | null {
  let { at } = cursor;
  const from = at;
  let value = 0;
  for (; at < to; at += 1) {
    const digit = hexDigit(line.charCodeAt(at));
    if (digit < 0) break;
    value = value * 16 + digit;
  }
  cursor.at = at;
  if (at === from) return null;
  // Up to there no digit was lost.
  return value <= 0xfffffffffffff ? value : readHex(line, from, at);
}

/** Reads decimal digits, with or without a sign, up to 64 bits. */
export function readDecimal(line: string, from: number, to: number): LParam | null {
  const text = line.slice(from, to);
  return /^-?\d{1,20}$/.test(text) ? safe(BigInt(text)) : null;
}

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** One value has one form: a number where it is a safe integer, a bigint beyond. */
function safe(value: bigint): LParam {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
