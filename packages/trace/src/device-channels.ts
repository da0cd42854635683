import type { LParam } from '@driverproc/messages';
import { codesOfName } from './log-text.js';
import { readDecimal, readHex } from './native-number.js';
import { innermost, isFunction, readArguments } from './reading.js';
import { copyOf } from './kept-text.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';

const entryPoints: { readonly [type: string]: string } = {
  Aux: 'auxMessage',
  Mixer: 'mxdMessage',
  MidiIn: 'midMessage',
  MidiOut: 'modMessage',
  WaveIn: 'widMessage',
  WaveOut: 'wodMessage',
};

const functionOfWinmm = codesOfName('MMDRV_Message');

/** Reads a line of channel `winmm`: what it sends to the devices, `(MidiOut -1 3 0x0021f838 0x003711f0 0x00000000)`, and what comes back. */
export function readDeviceLine(at: ChannelLine, { stacks, findMessage }: Reading): Verdict {
  if (!isFunction(at, functionOfWinmm)) return 'other';
  const { line, to, number, time, thread, textFrom } = at;
  if (line.startsWith('=> ', textFrom)) {
    const call = innermost(thread, 'MMDRV_Message');
    if (call === null) return 'cut';
    stacks.answer(thread, call, number, time, copyOf(line.slice(textFrom + 3, to)));
    return 'read';
  }
  if (line.charCodeAt(textFrom) !== 0x28) return 'read';
  const found = /^\((\w+) (-?\d+) (\d+) 0x([0-9a-fA-F]+) 0x([0-9a-fA-F]+) 0x([0-9a-fA-F]+)\)/.exec(line.slice(textFrom, to));
  const target = found === null ? undefined : entryPoints[found[1]!];
  if (found === null || target === undefined) return 'cut';
  const msg = Number(found[3]);
  const named = findMessage(target, null, msg);
  stacks.begin(thread, number, time, {
    entryPoint: 'MMDRV_Message',
    driver: `${target} of device ${found[2]}`,
    msg,
    named,
    lParam1: hex(found[5]!),
    lParam2: hex(found[6]!),
    parameterNames: named?.parameterNames ?? ['dwParam1', 'dwParam2'],
  });
  return 'read';
}

/**
 * Reads a line of a driver's own function, in any of the channels: `MIDIMAP_modMessage (0, 0064, 00000000, 00000000,
 * 00000000);` has device, message, dwUser and the two parameters. What comes back is not in the log.
 */
export function readDeviceFunction(at: ChannelLine, { stacks, findMessage }: Reading): Verdict {
  const { line, to, number, time, thread, functionFrom, functionTo, textFrom } = at;
  if (!line.startsWith('Message', functionTo - 7)) return 'other';
  const found = /^(?:(\w+)_)?((?:mod|mid|wod|wid|mxd|aux)Message)$/.exec(line.slice(functionFrom, functionTo));
  if (found === null || line.charCodeAt(textFrom) !== 0x28) return 'other';
  const texts = readArguments(line, textFrom, to);
  if (texts === null || texts.length !== 5) return 'cut';
  const entryPoint = found[2]!;
  const msg = readHex(texts[1]!);
  const [lParam1, lParam2] = [hex(texts[3]!), hex(texts[4]!)];
  if (typeof msg !== 'number' || lParam1 === null || lParam2 === null) return 'cut';
  const call = stacks.begin(thread, number, time, {
    entryPoint,
    driver: found[1] === undefined ? null : copyOf(found[1]),
    msg,
    named: findMessage(entryPoint, null, msg),
    text: texts[0] === '4294967295' ? 'mapper' : copyOf(texts[0]!),
    lParam1,
    lParam2,
  });
  stacks.answer(thread, call, null, -1, null);
  return 'read';
}

function hex(text: string): LParam | null {
  return readHex(text) ?? readDecimal(text);
}
