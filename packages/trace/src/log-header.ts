import { hexDigit } from './native-number.js';

/** Where the parts of a line of Wine's debug output lie: `6400.257:0020:0024:trace:driver:OpenDriver (L"gain.drv", …`. */
export interface LogHeader {
  /** Milliseconds of Wine's clock, with +timestamp; -1 without. */
  time: number;
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

export function createLogHeader(): LogHeader {
  return { time: -1, idsFrom: -1, idsTo: -1, ids: 0, channelFrom: 0, functionFrom: 0, functionTo: 0, textFrom: 0 };
}

/**
 * Finds the parts of a line, of Wine 1.x to 10 and of winevdm, whose older versions have the number of a source line
 * after the function.
 *
 * @param line - A text that has the line from `from` to `to`.
 * @returns `false` for a line that is no such.
 */
export function readLogHeader(line: string, from: number, to: number, header: LogHeader): boolean {
  let at = from;
  while (line.charCodeAt(at) === 0x20) at += 1;
  header.time = -1;
  header.idsFrom = -1;
  header.idsTo = -1;
  header.ids = 0;
  for (let field = 0; field < 4; field += 1) {
    const afterLevel = endOfLevel(line, at);
    if (afterLevel > 0) return readPlace(line, afterLevel, to, header);
    const colon = nearColon(line, at, to);
    if (colon <= at) return false;
    const time = field === 0 ? readTime(line, at, colon) : -1;
    if (time >= 0) {
      header.time = time;
    } else if (isId(line, at, colon)) {
      if (header.ids === 0) header.idsFrom = at;
      header.idsTo = colon;
      header.ids += 1;
    } else {
      return false;
    }
    at = colon + 1;
  }
  return false;
}

function readPlace(line: string, from: number, to: number, header: LogHeader): boolean {
  const colon = line.indexOf(':', from);
  if (colon < 0 || colon >= to) return false;
  const space = line.indexOf(' ', colon);
  const end = space < 0 || space > to ? to : space;
  if (end === colon + 1) return false;
  header.channelFrom = from;
  header.functionFrom = colon + 1;
  header.functionTo = end;
  header.textFrom = afterSourceLine(line, Math.min(end + 1, to));
  return true;
}

function afterSourceLine(line: string, from: number): number {
  let at = from;
  while (isDigit(line.charCodeAt(at))) at += 1;
  return at > from && line.charCodeAt(at) === 0x3a && line.charCodeAt(at + 1) === 0x20 ? at + 2 : from;
}

function endOfLevel(line: string, at: number): number {
  switch (line.charCodeAt(at)) {
    case 0x74:
      return line.startsWith('trace:', at) ? at + 6 : 0;
    case 0x77:
      return line.startsWith('warn:', at) ? at + 5 : 0;
    case 0x66:
      return line.startsWith('fixme:', at) ? at + 6 : 0;
    case 0x65:
      return line.startsWith('err:', at) ? at + 4 : 0;
    default:
      return 0;
  }
}

/** Seconds with three to six decimals. */
function readTime(line: string, from: number, to: number): number {
  let value = 0;
  let scale = 0;
  for (let at = from; at < to; at += 1) {
    const code = line.charCodeAt(at);
    if (isDigit(code)) {
      value = value * 10 + code - 0x30;
      scale *= 10;
    } else if (code === 0x2e && scale === 0 && at > from) {
      scale = 1;
    } else {
      return -1;
    }
  }
  return scale >= 1000 && scale <= 1_000_000 ? (value * 1000) / scale : -1;
}

function isId(line: string, from: number, to: number): boolean {
  if (to - from < 4 || to - from > 8) return false;
  for (let at = from; at < to; at += 1) if (hexDigit(line.charCodeAt(at)) < 0) return false;
  return true;
}

/** A time or an id is short: what has no colon soon is neither. */
function nearColon(line: string, from: number, to: number): number {
  const end = Math.min(to, from + 24);
  for (let at = from; at < end; at += 1) if (line.charCodeAt(at) === 0x3a) return at;
  return -1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
