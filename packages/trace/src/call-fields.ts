import type { LParam } from '@driverproc/messages';
import { scanHex } from './native-number.js';
import type { Cursor } from './native-number.js';

/** What a line says of a call. One object serves all lines. */
export interface CallFields extends Cursor {
  procTo: number;
  driverId: LParam;
  /** `null` where the line has none, as for 16-bit drivers. */
  hdrvr: LParam | null;
  msg: number;
  lParam1: LParam;
  lParam2: LParam;
}

export function createCallFields(): CallFields {
  return { at: 0, procTo: 0, driverId: 0, hdrvr: null, msg: 0, lParam1: 0, lParam2: 0 };
}

/** Reads `proc=… drvrID=… hDrv=… wMsg=… p1=… p2=…`. What is shorter than it is written is cut: `false`. */
export function readCallFields(line: string, start: number, to: number, fields: CallFields): boolean {
  let at = start + 5;
  while (at < to && line.charCodeAt(at) !== 0x20) at += 1;
  fields.procTo = at;
  const driverId = readField(line, to, fields, at);
  if (driverId === null) return false;
  fields.driverId = driverId;
  fields.hdrvr = null;
  if (line.charCodeAt(fields.at + 1) === 0x68) {
    fields.hdrvr = readField(line, to, fields, fields.at);
    if (fields.hdrvr === null) return false;
  }
  if (line.charCodeAt(fields.at + 1) !== 0x77) return false;
  const msg = readField(line, to, fields, fields.at);
  if (typeof msg !== 'number' || msg > 0xffffffff || line.charCodeAt(fields.at + 2) !== 0x31) return false;
  fields.msg = msg;
  const lParam1 = readField(line, to, fields, fields.at);
  if (lParam1 === null || line.charCodeAt(fields.at + 2) !== 0x32) return false;
  fields.lParam1 = lParam1;
  // Behind ` p2=` there are eight digits or more.
  if (to - fields.at < 12) return false;
  const lParam2 = readField(line, to, fields, fields.at);
  if (lParam2 === null || fields.at !== to) return false;
  fields.lParam2 = lParam2;
  return true;
}

/** Reads `(000000000034E6B0, 0008, 00000000, 00000000)`. */
export function readSendFields(line: string, start: number, to: number, fields: CallFields): boolean {
  if (line.charCodeAt(start) !== 0x28) return false;
  fields.at = start + 1;
  const hdrvr = scanArgument(line, to, fields);
  const msg = scanArgument(line, to, fields);
  const lParam1 = scanArgument(line, to, fields);
  const lParam2 = scanArgument(line, to, fields);
  if (hdrvr === null || typeof msg !== 'number' || msg > 0xffffffff || lParam1 === null || lParam2 === null) return false;
  fields.hdrvr = hdrvr;
  fields.msg = msg;
  fields.lParam1 = lParam1;
  fields.lParam2 = lParam2;
  return line.charCodeAt(fields.at - 1) === 0x29;
}

/** Reads a number and what is behind it: a comma and a blank, or the parenthesis. */
function scanArgument(line: string, to: number, cursor: Cursor): LParam | null {
  const { at } = cursor;
  if (line.charCodeAt(at) === 0x28 && line.startsWith('(nil)', at)) cursor.at += 5;
  else if (line.charCodeAt(at) === 0x30 && (line.charCodeAt(at + 1) | 0x20) === 0x78) cursor.at += 2;
  const value = cursor.at === at + 5 ? 0 : scanHex(line, cursor, to);
  cursor.at += 1;
  if (line.charCodeAt(cursor.at) === 0x20) cursor.at += 1;
  return cursor.at > to ? null : value;
}

/** Reads the number behind the next `=`. */
function readField(line: string, to: number, cursor: Cursor, from: number): LParam | null {
  let at = from + 1;
  const end = Math.min(to, at + 12);
  while (at < end && line.charCodeAt(at) !== 0x3d) at += 1;
  cursor.at = at + 1;
  return at < end ? scanHex(line, cursor, to) : null;
}
