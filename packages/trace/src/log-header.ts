import { hexDigit } from './native-number.js';

/**
 * Where the parts of a line of Wine's debug output lie: `6400.257:0020:0024:trace:driver:OpenDriver (L"gain.drv", …`.
 * Wine 1.x to 10 and winevdm have them alike; older versions of winevdm have the number of a source line after the function.
 */
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

/** Reads the time that a line may begin with, and gives the place behind it. */
export function readClock(line: string, from: number, to: number, header: LogHeader): number {
  let at = from;
  while (line.charCodeAt(at) === 0x20) at += 1;
  header.time = -1;
  let value = 0;
  let scale = 0;
  for (let next = at; next < to; next += 1) {
    const code = line.charCodeAt(next);
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
export function readHead(line: string, from: number, to: number, header: LogHeader): boolean {
  let at = from;
  header.idsFrom = -1;
  header.idsTo = -1;
  header.ids = 0;
  for (let field = 0; field < 3; field += 1) {
    const afterLevel = endOfLevel(line, at);
    if (afterLevel > 0) {
      const colon = line.indexOf(':', afterLevel);
      header.channelFrom = afterLevel;
      header.functionFrom = colon + 1;
      return colon >= 0 && colon < to;
    }
    const colon = nearColon(line, at, to);
    if (colon < 0 || !isId(line, at, colon)) return false;
    if (header.ids === 0) header.idsFrom = at;
    header.idsTo = colon;
    header.ids += 1;
    at = colon + 1;
  }
  return false;
}

/** Reads the function, behind that, and finds what it says. */
export function readFunction(line: string, from: number, to: number, header: LogHeader): boolean {
  let end = from;
  while (end < to && line.charCodeAt(end) !== 0x20) end += 1;
  if (end === from) return false;
  header.functionFrom = from;
  header.functionTo = end;
  const textFrom = Math.min(end + 1, to);
  header.textFrom = isDigit(line.charCodeAt(textFrom)) ? afterSourceLine(line, textFrom) : textFrom;
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

function isId(line: string, from: number, to: number): boolean {
  if (to - from < 4 || to - from > 8) return false;
  for (let at = from; at < to; at += 1) if (hexDigit(line.charCodeAt(at)) < 0) return false;
  return true;
}

/** An id is short: what has no colon soon is none. */
function nearColon(line: string, from: number, to: number): number {
  const end = Math.min(to, from + 9);
  for (let at = from; at < end; at += 1) if (line.charCodeAt(at) === 0x3a) return at;
  return -1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
