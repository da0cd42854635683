import type { LParam } from '@driverproc/messages';
import type { CallFields } from './call-fields.js';
import type { CallStacks, OpenCall, ThreadCalls } from './call-stacks.js';
import type { FindMessage } from './family-table.js';
import { hasCodes } from './log-text.js';
import type { LogText } from './log-text.js';

/** What a reader of one channel's lines works with. */
export interface Reading {
  readonly stacks: CallStacks;
  readonly findMessage: FindMessage;
  /** For the line at hand. */
  readonly fields: CallFields;
}

/** A line of a channel, behind its head. One object serves all lines. */
export interface ChannelLine {
  /** What has the line from `from` to `to`. */
  piece: LogText;
  /** Its text. */
  line: string;
  from: number;
  to: number;
  number: number;
  /** Milliseconds, or -1. */
  time: number;
  thread: ThreadCalls;
  functionFrom: number;
  functionTo: number;
  textFrom: number;
}

/** `read`: it was understood. `other`: it is about something else. `cut`: it starts like a line that is known, and does not go on like it. */
export type Verdict = 'read' | 'other' | 'cut';

/** The innermost open call of a function. */
export function innermost({ calls }: ThreadCalls, entryPoint: string): OpenCall | null {
  for (let index = calls.length - 1; index >= 0; index -= 1) if (calls[index]!.entryPoint === entryPoint) return calls[index]!;
  return null;
}

/** `(000000000034E6B0, 0008, 00000000, 00000000)` as texts; `null` where a parenthesis is missing. For functions that take no text: a comma in one would part it. */
export function readArguments(line: string, from: number, to: number): readonly string[] | null {
  if (line.charCodeAt(from) !== 0x28) return null;
  const end = line.lastIndexOf(')', to - 1);
  return end <= from ? null : line.slice(from + 1, end).split(/,\s*/);
}

/** Numbers of a list of arguments; `null` if one is none. */
export function readNumbers(texts: readonly string[], read: (text: string) => LParam | null): readonly LParam[] | null {
  const numbers: LParam[] = [];
  for (const text of texts) {
    const number = read(text);
    if (number === null) return null;
    numbers.push(number);
  }
  return numbers;
}

/** Is the function of a line this one? */
export function isFunction({ piece, functionFrom, functionTo }: ChannelLine, name: DataView): boolean {
  return functionTo - functionFrom === name.byteLength && hasCodes(piece.words, functionFrom, name);
}
