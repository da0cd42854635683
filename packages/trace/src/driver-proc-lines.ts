import { DRV_RESERVED } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import type { OpenCall } from './call-stacks.js';
import { readCallFields } from './call-fields.js';
import type { CallFields } from './call-fields.js';
import { classOfCallers, classOfOpening } from './driver-class.js';
import { codesOfName, hasCodes } from './log-text.js';
import type { LogText } from './log-text.js';
import { scanHex } from './native-number.js';
import { innermost } from './reading.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';

const arrow = codesOfName(' => ');

/** `Before …`; what follows is looked at where it is read. */
export function isBefore({ codes }: LogText, at: number, to: number): boolean {
  return at + 6 < to && codes[at] === 0x42 && codes[at + 6] === 0x20;
}

/** `Before call32 proc=… drvrID=… hDrv=… wMsg=… p1=… p2=…`; for 16-bit drivers there may be no hDrv, and no line has the answer. */
export function readCall({ piece, line, to, number, time, thread, textFrom }: ChannelLine, { stacks, findMessage, fields }: Reading): Verdict {
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
export function readAnswer({ piece, to, number, time, thread, textFrom }: ChannelLine, { stacks, fields }: Reading): Verdict {
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
