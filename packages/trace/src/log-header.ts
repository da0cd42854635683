import { codesOfName, copyCodesTo, findBlank, hasCodes } from './log-text.js';
import type { LogText } from './log-text.js';
import { isHexDigit } from './native-number.js';

/**
 * Where the parts of a line of Wine's debug output lie: `6400.257:0020:0024:trace:driver:OpenDriver (L"gain.drv", …`.
 * Wine 1.x to 10 and winevdm have them alike; older versions of winevdm have the number of a source line after the function.
 */
export interface LogHeader {
  /** Milliseconds of Wine's clock, with +timestamp; -1 without. */
  time: number;
  /** With this the last line began that had one, and it was this time. */
  readonly clock: DataView;
  clockLength: number;
  clockTime: number;
  /** Process and thread as they stand there, `0020:0024`; one of them is the thread. Empty where both are -1. */
  idsFrom: number;
  idsTo: number;
  ids: number;
  channelFrom: number;
  functionFrom: number;
  /** Where the function's name ends; what it says starts at `textFrom`. */
  functionTo: number;
  textFrom: number;
}

const longestClock = 32;

export function createLogHeader(): LogHeader {
  return { time: -1, clock: new DataView(new ArrayBuffer(longestClock)), clockLength: 0, clockTime: -1, idsFrom: -1, idsTo: -1, ids: 0, channelFrom: 0, functionFrom: 0, functionTo: 0, textFrom: 0 };
}

/**
 * Reads the time that a line may begin with, and gives the place behind it. Most lines begin with that of the line before.
 */
export function readClock(piece: LogText, from: number, to: number, header: LogHeader): number {
  const { clock, clockLength } = header;
  if (clockLength > 0 && from + clockLength <= to && hasCodes(piece.words, from, clock, clockLength)) {
    header.time = header.clockTime;
    return from + clockLength;
  }
  const end = readNewClock(piece.codes, from, to, header);
  if (header.time >= 0 && end - from <= longestClock) {
    copyCodesTo(clock, piece, from, end);
    header.clockLength = end - from;
    header.clockTime = header.time;
  }
  return end;
}

function readNewClock(codes: Uint8Array, from: number, to: number, header: LogHeader): number {
  let at = from;
  while (at < to && codes[at] === 0x20) at += 1;
  header.time = -1;
  let value = 0;
  let scale = 0;
  for (let next = at; next < to; next += 1) {
    const code = codes[next]!;
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      scale *= 10;
    } else if (code === 0x2e && scale === 0 && next > at) {
      scale = 1;
    } else {
      if (code !== 0x3a || scale < 1000 || scale > 1_000_000) return at;
      header.time = scale === 1000 ? value : (value * 1000) / scale;
      return next + 1;
    }
  }
  return at;
}

/** Reads `0020:0024:trace:driver:`, behind the time. */
export function readHead(piece: LogText, from: number, to: number, header: LogHeader): boolean {
  let at = from;
  header.idsFrom = -1;
  header.idsTo = -1;
  header.ids = 0;
  for (let field = 0; field < 3; field += 1) {
    const afterLevel = endOfLevel(piece.words, at, to);
    if (afterLevel > 0) {
      const colon = colonBefore(piece.codes, afterLevel, to);
      header.channelFrom = afterLevel;
      header.functionFrom = colon + 1;
      return colon >= 0;
    }
    // An id is short: what has no colon soon is none.
    const colon = colonBefore(piece.codes, at, Math.min(to, at + 9));
    if (colon < 0 || !isId(piece.codes, at, colon)) return false;
    if (header.ids === 0) header.idsFrom = at;
    header.idsTo = colon;
    header.ids += 1;
    at = colon + 1;
  }
  return false;
}

/** Reads the function, behind that, and finds what it says. */
export function readFunction(piece: LogText, from: number, to: number, header: LogHeader): boolean {
  const { codes } = piece;
  const end = findBlank(piece, from, to);
  if (end === from) return false;
  header.functionFrom = from;
  header.functionTo = end;
  const textFrom = Math.min(end + 1, to);
  header.textFrom = textFrom < to && isDigit(codes[textFrom]!) ? afterSourceLine(codes, textFrom, to) : textFrom;
  return true;
}

function afterSourceLine(codes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isDigit(codes[at]!)) at += 1;
  return at + 1 < to && codes[at] === 0x3a && codes[at + 1] === 0x20 ? at + 2 : from;
}

const levels: readonly DataView[] = ['trace:', 'warn:', 'fixme:', 'err:'].map(codesOfName);

/** Where the level that stands at a place ends; 0 where none does. */
function endOfLevel(words: DataView, at: number, to: number): number {
  for (const level of levels) if (at + level.byteLength <= to && hasCodes(words, at, level)) return at + level.byteLength;
  return 0;
}

function isId(codes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 4 || to - from > 8) return false;
  for (let at = from; at < to; at += 1) if (!isHexDigit(codes[at]!)) return false;
  return true;
}

function colonBefore(codes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (codes[at] === 0x3a) return at;
  return -1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
