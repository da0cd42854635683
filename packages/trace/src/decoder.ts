import { createCallFields } from './call-fields.js';
import { createCallStacks } from './call-stacks.js';
import type { ThreadCalls } from './call-stacks.js';
import { readerOf } from './channel-reader.js';
import type { ChannelReader } from './channel-reader.js';
import { createFindMessage, driverFamily } from './family-table.js';
import type { FamilyTable } from './family-table.js';
import { createLogHeader, readClock, readFunction, readHead } from './log-header.js';
import { createLineSplitter } from './line-splitter.js';
import { copyCodes, createLogText, hasCodes, setLogText } from './log-text.js';
import type { LogText } from './log-text.js';
import { createLogThreads } from './log-threads.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';
import { readRunLine } from './run-line.js';
import type { TraceEvent } from './traced-call.js';

/**
 * What a decoder is made with.
 *
 * @public
 */
export interface TraceDecoderOptions {
  /** The families that give numbers their names; default {@link driverFamily} alone. */
  readonly families?: readonly FamilyTable[];
  /** Told what the lines say. */
  readonly onEvent: (event: TraceEvent) => void;
}

/**
 * Reads a log, in pieces of any length.
 *
 * @public
 */
export interface TraceDecoder {
  /** Takes the next piece of the log, and tells what its lines say. Whatever they say, nothing is thrown. */
  push(text: string): void;
  /** The log is over: ends the calls that have no answer. */
  end(): void;
}

/** What stands before the function of a line, and what it means. */
interface Head {
  readonly codes: DataView;
  readonly thread: ThreadCalls;
  readonly read: ChannelReader | null;
}

/** How many heads are kept: some threads write in some channels by turns. */
const mostHeads = 8;

/**
 * Makes a decoder of Wine's and winevdm's debug output and of the JSON lines of `drv run --json`, in any mixture. Its
 * memory does not grow with the log. `onEvent` is called inside `push` and `end`, and at no other time.
 *
 * @public
 */
export function createTraceDecoder(options: TraceDecoderOptions): TraceDecoder {
  const { families = [driverFamily], onEvent } = options;
  const stacks = createCallStacks(onEvent);
  const reading: Reading = { stacks, findMessage: createFindMessage(families), fields: createCallFields() };
  const header = createLogHeader();
  const splitter = createLineSplitter();
  const plain = createLogText();
  /** The latest first. */
  const heads: Head[] = [];
  // A head may be of a thread that is forgotten.
  const { threadOf, nobody, forgetAll } = createLogThreads(stacks, () => (heads.length = 0));
  let count = 0;
  let hasEscapes = false;
  const at: ChannelLine = { piece: plain, line: '', from: 0, to: 0, number: 0, time: -1, thread: nobody, functionFrom: 0, functionTo: 0, textFrom: 0 };

  /** The head of a line is mostly that of a line before. */
  const readHeadOf = (piece: LogText, from: number, to: number): Head | null => {
    const start = readClock(piece, from, to, header);
    for (let index = 0; index < heads.length; index += 1) {
      const head = heads[index]!;
      if (start + head.codes.byteLength > to || !hasCodes(piece.words, start, head.codes)) continue;
      if (!readFunction(piece, start + head.codes.byteLength, to, header)) return null;
      if (index > 0) toFront(heads, index);
      return head;
    }
    if (!readHead(piece, start, to, header)) return null;
    const { ids, idsFrom, idsTo, channelFrom, functionFrom } = header;
    if (!readFunction(piece, functionFrom, to, header)) return null;
    const thread = ids === 0 ? threadOf('', 0, 0, 0) : threadOf(piece.text, idsFrom, idsTo, ids);
    const head: Head = { codes: copyCodes(piece, start, functionFrom), thread, read: readerOf(piece.text, channelFrom) };
    if (heads.length < mostHeads) heads.push(head);
    else heads[mostHeads - 1] = head;
    toFront(heads, heads.length - 1);
    return head;
  };

  const tellLine = (text: string, kind: 'other' | 'cut', thread: ThreadCalls | null): void =>
    onEvent({ type: 'line', line: count, text, kind, depth: thread?.calls.length ?? 0, pid: thread?.pid ?? null, tid: thread?.tid ?? null });

  const readLine = (piece: LogText, from: number, to: number): void => {
    const { text } = piece;
    const head = readHeadOf(piece, from, to);
    if (head === null) return readOther(piece, from, to);
    const { time, functionFrom, functionTo, textFrom } = header;
    const { thread, read } = head;
    let verdict: Verdict = 'other';
    if (read !== null) {
      at.piece = piece;
      at.line = text;
      at.from = from;
      at.to = to;
      at.number = count;
      at.time = time;
      at.thread = thread;
      at.functionFrom = functionFrom;
      at.functionTo = functionTo;
      at.textFrom = textFrom;
      verdict = read(at, reading);
    }
    if (verdict === 'read') return;
    const inner = verdict === 'cut' ? startOfGluedLine(text.slice(textFrom, to)) : 0;
    if (inner > 0) return readGlued(piece, from, textFrom + inner, to);
    tellLine(text.slice(from, to), verdict, thread);
  };

  /** A line that does not begin as Wine's do. */
  const readOther = (piece: LogText, from: number, to: number): void => {
    const line = piece.text.slice(from, to);
    if (line.charCodeAt(0) === 0x7b && readRunLine(line, count, onEvent, reading, threadOf('', 0, 0, 0))) return;
    const inner = line.length < 4096 ? startOfGluedLine(line) : 0;
    if (inner > 0) readGlued(piece, from, from + inner, to);
    else tellLine(line, 'other', null);
  };

  /** Two threads wrote at the same time: the start of one line, and in it another. */
  const readGlued = (piece: LogText, from: number, inner: number, to: number): void => {
    tellLine(piece.text.slice(from, inner), 'cut', null);
    readLine(piece, inner, to);
  };

  const onLine = (piece: LogText, from: number, to: number): void => {
    count += 1;
    const line = hasEscapes ? piece.text.slice(from, to) : '';
    if (!line.includes('\u001b')) return readLine(piece, from, to);
    setLogText(plain, withoutEscapes(line));
    readLine(plain, 0, plain.text.length);
  };

  return {
    push(text) {
      hasEscapes ||= text.includes('\u001b');
      splitter.push(text, onLine);
    },
    end() {
      splitter.end(onLine);
      onEvent({ type: 'end' });
      forgetAll();
    },
  };
}

function toFront(heads: Head[], index: number): void {
  const head = heads[index]!;
  for (let at = index; at > 0; at -= 1) heads[at] = heads[at - 1]!;
  heads[0] = head;
}

const levels = [':trace:', ':warn:', ':fixme:', ':err:'];

/** Where in a line another one begins that has a thread: the time before it may have run into what stood there. */
function startOfGluedLine(line: string): number {
  // Hardly a line has one, and the pattern is tried at every character.
  if (!levels.some((level) => line.includes(level))) return 0;
  const at = line.search(/(?:[0-9a-f]{4}:){1,2}(?:trace|warn|fixme|err):\w+:\w/);
  return at < 0 ? 0 : at;
}

function withoutEscapes(line: string): string {
  // oxlint-disable-next-line no-control-regex -- what is taken away is what terminals are steered with
  return line.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\^_])/g, '');
}
