import { DRV_RESERVED } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { readCloseFields, readSendFields, scanNumber } from './call-fields.js';
import { classOfCallers } from './driver-class.js';
import { isBefore, readAnswer, readCall } from './driver-proc-lines.js';
import { codesOfName, hasCodes } from './log-text.js';
import { readDecimal } from './native-number.js';
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

function handleText(hdrvr: LParam): string {
  return `0x${hdrvr.toString(16)}`;
}

/** A file, without the parameters that may stand behind it. */
function firstWord(text: string | null): string | null {
  const space = text === null ? -1 : text.indexOf(' ');
  return space < 0 ? text : text!.slice(0, space);
}
