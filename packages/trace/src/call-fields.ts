import type { LParam } from '@driverproc/messages';
import { findBlank } from './log-text.js';
import type { LogText } from './log-text.js';
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

/** Reads `proc=… drvrID=… hDrv=… wMsg=… p1=… p2=…`, and moves behind it. What is shorter than it is written is cut: `false`. */
export function readCallFields(piece: LogText, start: number, to: number, fields: CallFields): boolean {
  const { codes } = piece;
  fields.at = findBlank(piece, start + 5, to);
  fields.procTo = fields.at;
  // ` drvrID=`, and ` driverID=` in winevdm.
  const driverId = readField(piece, to, fields, codes[fields.at + 7] === 0x3d ? 8 : 10);
  if (driverId === null) return false;
  fields.driverId = driverId;
  fields.hdrvr = null;
  if (codes[fields.at + 1] === 0x68) {
    fields.hdrvr = readField(piece, to, fields, ' hDrv='.length);
    if (fields.hdrvr === null) return false;
  }
  if (codes[fields.at + 1] !== 0x77) return false;
  const msg = readField(piece, to, fields, ' wMsg='.length);
  if (typeof msg !== 'number' || msg > 0xffffffff || codes[fields.at + 2] !== 0x31) return false;
  fields.msg = msg;
  const lParam1 = readField(piece, to, fields, ' p1='.length);
  if (lParam1 === null || codes[fields.at + 2] !== 0x32) return false;
  fields.lParam1 = lParam1;
  // Behind ` p2=` there are eight digits or more.
  if (to - fields.at < 12) return false;
  const lParam2 = readField(piece, to, fields, ' p2='.length);
  if (lParam2 === null) return false;
  fields.lParam2 = lParam2;
  return true;
}

/** Reads `(000000000034E6B0, 0008, 00000000, 00000000)`. */
export function readSendFields(piece: LogText, start: number, to: number, fields: CallFields): boolean {
  const { codes } = piece;
  if (codes[start] !== 0x28) return false;
  fields.at = start + 1;
  const hdrvr = scanArgument(piece, to, fields);
  const msg = scanArgument(piece, to, fields);
  const lParam1 = scanArgument(piece, to, fields);
  const lParam2 = scanArgument(piece, to, fields);
  if (hdrvr === null || typeof msg !== 'number' || msg > 0xffffffff || lParam1 === null || lParam2 === null) return false;
  fields.hdrvr = hdrvr;
  fields.msg = msg;
  fields.lParam1 = lParam1;
  fields.lParam2 = lParam2;
  return codes[fields.at - 1] === 0x29;
}

/** Reads `(000000000034E6B0, 00000000, 00000000)`. */
export function readCloseFields(piece: LogText, start: number, to: number, fields: CallFields): boolean {
  fields.at = start + 1;
  const hdrvr = scanArgument(piece, to, fields);
  const lParam1 = scanArgument(piece, to, fields);
  const lParam2 = scanArgument(piece, to, fields);
  if (hdrvr === null || lParam1 === null || lParam2 === null) return false;
  fields.hdrvr = hdrvr;
  fields.lParam1 = lParam1;
  fields.lParam2 = lParam2;
  return piece.codes[fields.at - 1] === 0x29;
}

/** Reads a number and what is behind it: a comma and a blank, or the parenthesis. */
function scanArgument(piece: LogText, to: number, cursor: Cursor): LParam | null {
  const { codes } = piece;
  const value = scanNumber(piece, to, cursor);
  cursor.at += 1;
  if (codes[cursor.at] === 0x20) cursor.at += 1;
  return cursor.at > to ? null : value;
}

/** Reads a number with or without `0x`, or `(nil)`. */
export function scanNumber(piece: LogText, to: number, cursor: Cursor): LParam | null {
  const { text, codes } = piece;
  const { at } = cursor;
  if (codes[at] === 0x28 && text.startsWith('(nil)', at)) {
    cursor.at += 5;
    return cursor.at > to ? null : 0;
  }
  if (codes[at] === 0x30 && (codes[at + 1]! | 0x20) === 0x78) cursor.at += 2;
  return cursor.at >= to ? null : scanHex(piece, cursor, to);
}

/** Reads the number behind a label, which ends with `=`. */
function readField(piece: LogText, to: number, cursor: Cursor, labelLength: number): LParam | null {
  const at = cursor.at + labelLength;
  cursor.at = at;
  return at < to && piece.codes[at - 1] === 0x3d ? scanHex(piece, cursor, to) : null;
}
