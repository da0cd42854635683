import { DRV_FREE, DRV_LOAD, DRV_RESERVED } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import type { OpenCall } from './call-stacks.js';
import { readCallFields, readSendFields } from './call-fields.js';
import { classOfName } from './instances.js';
import { readDecimal, readHex } from './native-number.js';
import { readQuoted } from './quoted-text.js';
import { innermost, isFunction, readArguments, readNumbers } from './reading.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';
import { isSame } from './same-text.js';

/** Reads a line of channel `driver`: of winmm's driver manager, and of that of 16-bit Windows in winevdm and older Wine. */
export function readDriverLine(at: ChannelLine, reading: Reading): Verdict {
  // By its length, for names are many and lines are more.
  switch (at.functionTo - at.functionFrom) {
    case 20:
      return isFunction(at, 'DRIVER_FindFromHDrvr') ? 'read' : 'other';
    case 22:
      return isFunction(at, 'DRIVER_TryOpenDriver32') || isFunction(at, 'DRIVER_TryOpenDriver16') ? readFile(at) : 'other';
    case 18:
      return isFunction(at, 'DRIVER_SendMessage') ? readCallOrAnswer(at, reading) : 'other';
    case 17:
      if (isFunction(at, 'DRIVER_GetLibName')) return 'read';
      return isFunction(at, 'SendDriverMessage') ? readSendOrReturn(at, reading) : 'other';
    case 10:
      return isFunction(at, 'OpenDriver') ? readOpen(at, reading) : read16(at, reading);
    case 11:
      if (isFunction(at, 'CloseDriver')) return readClose(at, reading);
      return isFunction(at, 'OpenDriverA') ? readOpen(at, reading) : 'other';
    default:
      return read16(at, reading);
  }
}

function readCallOrAnswer(at: ChannelLine, reading: Reading): Verdict {
  const { line, textFrom } = at;
  if (isBefore(line, textFrom)) return readCall(at, reading);
  return line.charCodeAt(textFrom) === 0x41 && line.charCodeAt(textFrom + 5) === 0x20 ? readAnswer(at, reading) : 'other';
}

/** `Before …`; what follows is looked at where it is read. */
function isBefore(line: string, at: number): boolean {
  return line.charCodeAt(at) === 0x42 && line.charCodeAt(at + 6) === 0x20;
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
  if (isBefore(at.line, at.textFrom)) return readCall(at, reading);
  return at.line.startsWith('retval = ', at.textFrom) ? readReturn(at, reading) : readSend(at, reading);
}

/** `Before call32 proc=… drvrID=… hDrv=… wMsg=… p1=… p2=…`; for 16-bit drivers there may be no hDrv, and no line has the answer. */
function readCall({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks, findMessage, fields }: Reading): Verdict {
  const start = startOfFields(line, textFrom, to);
  if (start < 0 || !readCallFields(line, start, to, fields)) return 'cut';
  const { msg, lParam1, lParam2, driverId } = fields;
  const { calls, instances } = thread;
  const caller = calls.length === 0 ? null : calls[calls.length - 1]!;
  const byHand = caller !== null && caller.entryPoint === 'SendDriverMessage';
  const opening = byHand || caller === null ? null : innermost(thread, 'OpenDriver');
  const hdrvr = fields.hdrvr ?? caller?.instance?.hdrvr ?? unnamedHandle(opening);
  let instance = instances.find(hdrvr);
  if (instance === null || (msg >= DRV_LOAD && msg <= DRV_FREE)) {
    const proc = line.slice(start + 5, fields.procTo);
    instance = instances.receive(hdrvr, proc, msg, byHand, byHand ? null : { file: opening?.file ?? thread.file, driverClass: opening === null ? classOfCallers(calls) : classOfOpening(opening) });
  }
  if (msg >= DRV_RESERVED) instance.driverClass ??= classOfCallers(calls);
  if (opening !== null) opening.instance = instance;
  const named = findMessage('DriverProc', instance.driverClass, msg);
  // Of "Before call32" and "Before CallDriverProc".
  const is32 = line.charCodeAt(textFrom + 7) === 0x63;
  const call = stacks.message(thread, number, time, 'DriverProc', instance, msg, named, byHand, driverId, lParam1, lParam2, null);
  if (is32) {
    call.source = line;
    call.sourceFrom = start;
    call.sourceLength = to - start;
  } else {
    stacks.answer(thread, call, null, -1, null);
  }
  return 'read';
}

/** Where `proc=` is: behind `Before call32 ` or `After  call32 `, and elsewhere for 16-bit drivers. */
function startOfFields(line: string, textFrom: number, to: number): number {
  const usual = textFrom + 14;
  const isUsual = line.charCodeAt(usual) === 0x70 && line.charCodeAt(usual + 4) === 0x3d && line.charCodeAt(usual - 1) === 0x20;
  const start = isUsual ? usual : line.indexOf('proc=', textFrom);
  return start + 5 < to ? start : -1;
}

/** 16-bit instances that are being opened: the log has their handle when they are open. */
function unnamedHandle(opening: OpenCall | null): LParam {
  return -1 - (opening?.id ?? 0);
}

/** `After  call32 ` and the same again, ` => ` and the answer. */
function readAnswer({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks }: Reading): Verdict {
  const start = startOfFields(line, textFrom, to);
  if (start < 0) return 'cut';
  for (let index = thread.calls.length - 1; index >= 0; index -= 1) {
    const call = thread.calls[index]!;
    if (call.sourceLength === 0 || !isSame(line, start, call.source, call.sourceFrom, call.sourceLength)) continue;
    const arrow = start + call.sourceLength;
    if (arrow + 12 > to || !line.startsWith(' => ', arrow)) return 'cut';
    const answer = readHex(line, arrow + 4, to);
    if (answer === null) return 'cut';
    stacks.answer(thread, call, number, time, answer);
    return 'read';
  }
  // Its call was before the log began, or in a line that was cut.
  return 'cut';
}

function readOpen({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks }: Reading): Verdict {
  if (line.startsWith('=> ', textFrom)) {
    const call = innermost(thread, 'OpenDriver');
    const space = line.indexOf(' ', textFrom + 3);
    const handle = readHex(line, textFrom + 3, space < 0 || space > to ? to : space);
    if (call === null || handle === null) return 'cut';
    if (handle !== 0) {
      const instance = thread.instances.find(handle);
      if (instance !== null) call.instance = instance;
      else if (call.instance !== null) thread.instances.rename(call.instance, handle);
    }
    stacks.answer(thread, call, number, time, handle);
    return 'read';
  }
  if (line.charCodeAt(textFrom) !== 0x28) return 'read';
  const name = readQuoted(line, textFrom + 1, to);
  const section = name === null ? null : readQuoted(line, name.end + 2, to);
  const end = line.lastIndexOf(')', to - 1);
  const lParam2 = section === null || end < section.end + 2 ? null : readHex(line, section.end + 2, end);
  if (name === null || section === null || lParam2 === null) return 'cut';
  stacks.begin(thread, number, time, { entryPoint: 'OpenDriver', driver: name.text, lParam2, text: section.text });
  return 'read';
}

/** Tells the file behind an alias. */
function readFile({ line, to, thread, textFrom }: ChannelLine): Verdict {
  if (line.charCodeAt(textFrom) !== 0x28) return 'read';
  const file = readQuoted(line, textFrom + 1, to)?.text?.split(' ')[0] ?? null;
  const opening = innermost(thread, 'OpenDriver');
  if (opening === null) thread.file = file;
  else opening.file = file;
  return 'read';
}

function readSend({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks, findMessage, fields }: Reading): Verdict {
  if (!readSendFields(line, textFrom, to, fields)) return 'cut';
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
  const answer = readDecimal(line, textFrom + 'retval = '.length, to);
  if (call === null || answer === null) return 'cut';
  stacks.answer(thread, call, number, time, answer);
  return 'read';
}

function readClose({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks }: Reading): Verdict {
  if (line.charCodeAt(textFrom) !== 0x28) return 'read';
  const values = readNumbers(readArguments(line, textFrom, to) ?? ['?'], readHex);
  if (values === null || values.length !== 3) return 'cut';
  const [hdrvr, lParam1, lParam2] = values as [LParam, LParam, LParam];
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
