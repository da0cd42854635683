import type { LParam } from '@driverproc/messages';
import type { OpenCall } from './call-stacks.js';
import type { FindMessage } from './family-table.js';
import { codesOfName } from './log-text.js';
import { readHex } from './native-number.js';
import { readQuoted } from './quoted-text.js';
import { innermost, isFunction, readArguments, readNumbers } from './reading.js';
import { copyOf } from './kept-text.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';

const sendCommandA = codesOfName('mciSendCommandA');
const sendCommandW = codesOfName('mciSendCommandW');
const sendStringA = codesOfName('mciSendStringA');
const sendStringW = codesOfName('mciSendStringW');
const sendMessage = codesOfName('MSVIDEO_SendMessage');

/** Reads a line of channel `mci`: the commands, which winmm turns into messages. */
export function readMciLine(at: ChannelLine, reading: Reading): Verdict {
  if (!at.line.startsWith('mciSend', at.functionFrom)) return 'other';
  if (isFunction(at, sendStringW)) return readString(at, reading);
  if (isFunction(at, sendCommandW)) return at.line.startsWith('=> ', at.textFrom) ? answerHex(at, reading, 'mciSendCommand') : readCommand(at, reading);
  // These call the other ones, which say the same.
  return isFunction(at, sendCommandA) || isFunction(at, sendStringA) ? 'read' : 'other';
}

/** `(00000001, MCI_CLOSE, 00000000, 0021f960)` */
function readCommand({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks, findMessage }: Reading): Verdict {
  const texts = readArguments(line, textFrom, to);
  if (texts === null || texts.length !== 4) return 'cut';
  const values = readNumbers([texts[0]!, texts[2]!, texts[3]!], readHex);
  if (values === null) return 'cut';
  const [device, lParam1, lParam2] = values as [LParam, LParam, LParam];
  stacks.begin(thread, number, time, { entryPoint: 'mciSendCommand', ...messageOf(texts[1]!, 'mci', findMessage), driverId: device, lParam1, lParam2, parameterNames: ['flags', 'params'] });
  return 'read';
}

/** `(L"status w mode", …)`, and in the end `=> 2/ 0 (L"stopped")`: the error and the text. */
function readString({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks }: Reading): Verdict {
  if (line.startsWith('=> 2/ ', textFrom)) {
    const call = innermost(thread, 'mciSendString');
    const space = line.indexOf(' ', textFrom + 6);
    const error = space < 0 ? null : readHex(line.slice(textFrom + 6, space));
    if (call === null || error === null) return 'cut';
    const text = readQuoted(line, space + 2, to)?.text ?? null;
    stacks.answer(thread, call, number, time, text === null || text === '' ? error : `${error} ${JSON.stringify(text)}`);
    return 'read';
  }
  if (line.charCodeAt(textFrom) !== 0x28) return 'read';
  const command = readQuoted(line, textFrom + 1, to);
  if (command === null) return 'cut';
  stacks.begin(thread, number, time, { entryPoint: 'mciSendString', text: command.text });
  return 'read';
}

/** Reads a line of channel `msvideo`: `(000000000036F800,ICM_GETINFO,0x0021f960,0x00000238)` and `-> ICERR_OK`. */
export function readVideoLine(at: ChannelLine, { stacks, findMessage }: Reading): Verdict {
  const { line, to, number, time, thread } = at;
  if (!isFunction(at, sendMessage)) return 'other';
  const textFrom = line.charCodeAt(at.textFrom) === 0x09 ? at.textFrom + 1 : at.textFrom;
  if (line.startsWith('-> ', textFrom)) {
    const call = innermost(thread, 'ICSendMessage');
    // The call of a message that Wine has no name for is a fixme, which may be switched off.
    if (call !== null) stacks.answer(thread, call, number, time, copyOf(line.slice(textFrom + 3, to)));
    return 'read';
  }
  const texts = readArguments(line, textFrom, to);
  if (texts === null || texts.length !== 4) return 'cut';
  const values = readNumbers([texts[0]!, texts[2]!, texts[3]!], readHex);
  if (values === null) return 'cut';
  stacks.begin(thread, number, time, { entryPoint: 'ICSendMessage', ...messageOf(texts[1]!, 'icm', findMessage), lParam1: values[1]!, lParam2: values[2]!, text: copyOf(texts[0]!) });
  return 'read';
}

/** A name that the log has itself, or a number: `MCI_<<0C00>>`, and of a video codec `0x00007000`. */
function messageOf(argument: string, driverClass: 'mci' | 'icm', findMessage: FindMessage): Pick<OpenCall, 'msg' | 'message' | 'family'> {
  const text = copyOf(argument);
  if (/^[A-Z][A-Z0-9]*_\w+$/.test(text)) return { msg: null, message: text, family: 'log' };
  const msg = readHex(/^MCI_<<(\w+)>>$/.exec(text)?.[1] ?? text);
  if (typeof msg !== 'number') return { msg: null, message: text, family: 'log' };
  const named = findMessage('DriverProc', driverClass, msg);
  return { msg, message: named?.name ?? null, family: named?.family ?? null };
}

function answerHex({ line, to, number, time, thread, textFrom }: ChannelLine, { stacks }: Reading, entryPoint: string): Verdict {
  const call = innermost(thread, entryPoint);
  const answer = readHex(line.slice(textFrom + 3, to));
  if (call === null || answer === null) return 'cut';
  stacks.answer(thread, call, number, time, answer);
  return 'read';
}
