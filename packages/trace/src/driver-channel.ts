import { DRV_RESERVED } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import type { OpenCall } from './call-stacks.js';
import { readCallFields, readCloseFields, readSendFields, scanNumber } from './call-fields.js';
import type { CallFields } from './call-fields.js';
import { classOfName, firstWord } from './instances.js';
import { codesOfName, hasCodes } from './log-text.js';
import type { LogText } from './log-text.js';
import { readDecimal, scanHex } from './native-number.js';
import { readQuoted } from './quoted-text.js';
import { innermost, isFunction } from './reading.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';

const findFromHandle = codesOfName('DRIVER_FindFromHDrvr');
const tryOpenDriver32 = codesOfName('DRIVER_TryOpenDriver32');
const tryOpenDriver16 = codesOfName('DRIVER_TryOpenDriver16');
const sendMessage = codesOfName('DRIVER_SendMessage');
const getLibName = codesOfName('DRIVER_GetLibName');
const sendDriverMessage = codesOfName('SendDriverMessage');
const openDriver = codesOfName('OpenDriver');
const openDriverA = codesOfName('OpenDriverA');
const closeDriver = codesOfName('CloseDriver');
const returnValue = codesOfName('retval = ');
const arrow = codesOfName(' => ');

/** Reads a line of channel `driver`: of winmm's driver manager, and of that of 16-bit Windows in winevdm and older Wine. */
export function readDriverLine(at: ChannelLine, reading: Reading): Verdict {
  // By its length, for names are many and lines are more.
  switch (at.functionTo - at.functionFrom) {
    case 20:
      return isFunction(at, findFromHandle) ? 'read' : 'other';
    case 22:
      return isFunction(at, tryOpenDriver32) || isFunction(at, tryOpenDriver16) ? readFile(at) : 'other';
    case 18:
      return isFunction(at, sendMessage) ? readCallOrAnswer(at, reading) : 'other';
    case 17:
      if (isFunction(at, getLibName)) return 'read';
      return isFunction(at, sendDriverMessage) ? readSendOrReturn(at, reading) : 'other';
    case 10:
      return isFunction(at, openDriver) ? readOpen(at, reading) : read16(at, reading);
    case 11:
      if (isFunction(at, closeDriver)) return readClose(at, reading);
      return isFunction(at, openDriverA) ? readOpen(at, reading) : 'other';
    default:
      return read16(at, reading);
  }
}

function readCallOrAnswer(at: ChannelLine, reading: Reading): Verdict {
  const { piece, to, textFrom } = at;
  if (isBefore(piece, textFrom, to)) return readCall(at, reading);
  return textFrom + 5 < to && piece.codes[textFrom] === 0x41 && piece.codes[textFrom + 5] === 0x20 ? readAnswer(at, reading) : 'other';
}

/** `Before …`; what follows is looked at where it is read. */
function isBefore({ codes }: LogText, at: number, to: number): boolean {
  return at + 6 < to && codes[at] === 0x42 && codes[at + 6] === 0x20;
}

/** The functions of 16-bit Windows. */
function read16(at: ChannelLine, reading: Reading): Verdict {
  switch (at.line.slice(at.functionFrom, at.functionTo)) {
    case 'SendDriverMessage16':
    case 'DrvSendMessage16':
      return readSendOrReturn(at, reading);
    case 'OpenDriver16':
    case 'DrvOpen16':
      return readOpen(at, reading);
    case 'CloseDriver16':
    case 'DrvClose16':
      return readClose(at, reading);
    case 'DrvDefDriverProc16':
      return 'read';
    default:
      return 'other';
  }
}

function readSendOrReturn(at: ChannelLine, reading: Reading): Verdict {
  // Older versions for 16-bit Windows call the driver here.
  const { piece, to, textFrom } = at;
  if (isBefore(piece, textFrom, to)) return readCall(at, reading);
  return textFrom + returnValue.byteLength < to && hasCodes(piece.words, textFrom, returnValue) ? readReturn(at, reading) : readSend(at, reading);
}

/** `Before call32 proc=… drvrID=… hDrv=… wMsg=… p1=… p2=…`; for 16-bit drivers there may be no hDrv, and no line has the answer. */
function readCall({ piece, line, to, number, time, thread, textFrom }: ChannelLine, { stacks, findMessage, fields }: Reading): Verdict {
  const start = startOfFields(piece, textFrom, to);
  if (start < 0 || !readCallFields(piece, start, to, fields) || fields.at !== to) return 'cut';
  const { msg, lParam1, lParam2, driverId } = fields;
  const { calls, instances } = thread;
  const caller = calls.length === 0 ? null : calls[calls.length - 1]!;
  const byHand = caller !== null && caller.entryPoint === 'SendDriverMessage';
  const opening = byHand || caller === null ? null : innermost(thread, 'OpenDriver');
  const hdrvr = fields.hdrvr ?? caller?.instance?.hdrvr ?? unnamedHandle(opening);
  let instance = instances.receive(hdrvr, msg, byHand);
  if (instance === null) {
    const driverClass = opening === null ? classOfCallers(calls) : classOfOpening(opening);
    instance = instances.appear(hdrvr, line.slice(start + 5, fields.procTo), msg, byHand ? null : { file: opening?.file ?? thread.file, driverClass });
  }
  if (msg >= DRV_RESERVED) instance.driverClass ??= classOfCallers(calls);
  if (opening !== null) opening.instance = instance;
  const named = findMessage('DriverProc', instance.driverClass, msg);
  // Of "Before call32" and "Before CallDriverProc".
  const is32 = piece.codes[textFrom + 7] === 0x63;
  const call = stacks.message(thread, number, time, 'DriverProc', instance, msg, named, byHand, driverId, lParam1, lParam2, null);
  if (!is32) stacks.answer(thread, call, null, -1, null);
  return 'read';
}

/** Where `proc=` is: behind `Before call32 ` or `After  call32 `, and elsewhere for 16-bit drivers. */
function startOfFields({ text, codes }: LogText, textFrom: number, to: number): number {
  const usual = textFrom + 14;
  const isUsual = codes[usual] === 0x70 && codes[usual + 4] === 0x3d && codes[usual - 1] === 0x20;
  const start = isUsual ? usual : text.indexOf('proc=', textFrom);
  return start + 5 < to ? start : -1;
}

/** 16-bit instances that are being opened: the log has their handle when they are open. */
function unnamedHandle(opening: OpenCall | null): LParam {
  return -1 - (opening?.id ?? 0);
}

/** `After  call32 ` and the same again, ` => ` and the answer. */
function readAnswer({ piece, to, number, time, thread, textFrom }: ChannelLine, { stacks, fields }: Reading): Verdict {
  const start = startOfFields(piece, textFrom, to);
  // Behind the arrow there are eight digits or more.
  if (start < 0 || !readCallFields(piece, start, to, fields) || fields.at + 12 > to || !hasCodes(piece.words, fields.at, arrow)) return 'cut';
  const call = callOfAnswer(thread.calls, fields);
  fields.at += arrow.byteLength;
  const answer = scanHex(piece, fields, to);
  // Its call may be from before the log began, or in a line that was cut.
  if (call === null || answer === null || fields.at !== to) return 'cut';
  stacks.answer(thread, call, number, time, answer);
  return 'read';
}

function callOfAnswer(calls: readonly OpenCall[], { driverId, hdrvr, msg, lParam1, lParam2 }: CallFields): OpenCall | null {
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const call = calls[index]!;
    const isCall = call.msg === msg && call.entryPoint === 'DriverProc' && call.lParam1 === lParam1 && call.lParam2 === lParam2;
    if (isCall && call.driverId === driverId && (hdrvr === null || call.instance!.hdrvr === hdrvr)) return call;
  }
  return null;
}

function readOpen({ piece, line, to, number, time, thread, textFrom }: ChannelLine, { stacks, fields }: Reading): Verdict {
  if (piece.codes[textFrom] === 0x3d) {
    const call = innermost(thread, 'OpenDriver');
    fields.at = textFrom + '=> '.length;
    const handle = scanNumber(piece, to, fields);
    if (call === null || handle === null || (fields.at < to && piece.codes[fields.at] !== 0x20)) return 'cut';
    if (handle !== 0) {
      const instance = thread.instances.find(handle);
      if (instance !== null) call.instance = instance;
      else if (call.instance !== null) thread.instances.rename(call.instance, handle);
    }
    stacks.answer(thread, call, number, time, handle);
    return 'read';
  }
  if (piece.codes[textFrom] !== 0x28) return 'read';
  const name = readQuoted(line, textFrom + 1, to);
  const section = name === null ? null : readQuoted(line, name.end + 2, to);
  if (name === null || section === null) return 'cut';
  fields.at = section.end + 2;
  const lParam2 = scanNumber(piece, to, fields);
  if (lParam2 === null || fields.at >= to || piece.codes[fields.at] !== 0x29) return 'cut';
  stacks.begin(thread, number, time, { entryPoint: 'OpenDriver', driver: name.text, lParam2, text: section.text });
  return 'read';
}

/** Tells the file behind an alias. */
function readFile({ line, to, thread, textFrom }: ChannelLine): Verdict {
  if (line.charCodeAt(textFrom) !== 0x28) return 'read';
  const file = firstWord(readQuoted(line, textFrom + 1, to)?.text ?? null);
  const opening = innermost(thread, 'OpenDriver');
  if (opening === null) thread.file = file;
  else opening.file = file;
  return 'read';
}

function readSend({ piece, to, number, time, thread, textFrom }: ChannelLine, { stacks, findMessage, fields }: Reading): Verdict {
  if (!readSendFields(piece, textFrom, to, fields)) return 'cut';
  const { msg, lParam1, lParam2 } = fields;
  const hdrvr = fields.hdrvr!;
  const instance = thread.instances.find(hdrvr);
  const driverClass = msg >= DRV_RESERVED ? (classOfCallers(thread.calls) ?? instance?.driverClass ?? null) : (instance?.driverClass ?? null);
  const named = findMessage('DriverProc', driverClass, msg);
  stacks.message(thread, number, time, 'SendDriverMessage', instance, msg, named, false, null, lParam1, lParam2, instance === null ? handleText(hdrvr) : null);
  return 'read';
}

function readReturn({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks }: Reading): Verdict {
  const call = innermost(thread, 'SendDriverMessage');
  const answer = readDecimal(line.slice(textFrom + returnValue.byteLength, to));
  if (call === null || answer === null) return 'cut';
  stacks.answer(thread, call, number, time, answer);
  return 'read';
}

function readClose({ piece, to, number, time, thread, textFrom }: ChannelLine, { stacks, fields }: Reading): Verdict {
  if (piece.codes[textFrom] !== 0x28) return 'read';
  if (!readCloseFields(piece, textFrom, to, fields)) return 'cut';
  const { lParam1, lParam2 } = fields;
  const hdrvr = fields.hdrvr!;
  const instance = thread.instances.find(hdrvr);
  stacks.begin(thread, number, time, { entryPoint: 'CloseDriver', instance, lParam1, lParam2, text: instance === null ? handleText(hdrvr) : null });
  return 'read';
}

function classOfOpening({ driver, text, parent }: OpenCall): string | null {
  return classOfName(driver, text) ?? (parent === null ? null : classOfCallers([parent]));
}

/** What the functions that lead to a message say about the class of its driver. */
function classOfCallers(calls: readonly { readonly entryPoint: string }[]): string | null {
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const { entryPoint } = calls[index]!;
    if (entryPoint.startsWith('mciSend')) return 'mci';
    if (entryPoint === 'ICSendMessage') return 'icm';
  }
  return null;
}

function handleText(hdrvr: LParam): string {
  return `0x${hdrvr.toString(16)}`;
}
