import type { LParam } from '@driverproc/messages';
import type { ThreadCalls } from './call-stacks.js';
import { readHex } from './native-number.js';
import type { Reading } from './reading.js';
import type { TraceEvent } from './traced-call.js';

type Json = { readonly [key: string]: unknown };

/**
 * Reads a line of `drv run --json`: a message with its answer, the start, the end.
 *
 * @returns `false` for any other line.
 */
export function readRunLine(line: string, number: number, emit: (event: TraceEvent) => void, { stacks, findMessage }: Reading, thread: ThreadCalls): boolean {
  const row = readObject(line);
  if (row === null) return false;
  if (row['type'] === 'start' && typeof row['binding'] === 'string') {
    emit({ type: 'start', line: number, profile: textOf(row['profile']) });
    return true;
  }
  if (row['type'] === 'end' && typeof row['binding'] === 'string') return true;
  const { msg, module, call: caller } = row;
  if (row['type'] !== 'message' || typeof msg !== 'number' || typeof module !== 'string' || typeof caller !== 'string') return false;
  const time = typeof row['time'] === 'number' ? row['time'] : -1;
  const byHand = caller === 'SendDriverMessage';
  const seen = row['seen'] === 'DriverProc';
  const hdrvr = numberOf(row['hdrvr']);
  const instance = hdrvr === null || hdrvr === 0 ? null : (thread.instances.receive(hdrvr, msg, byHand) ?? thread.instances.appear(hdrvr, module, msg, { file: module, driverClass: null }));
  const entryPoint = seen ? 'DriverProc' : (/^\w+/.exec(caller)?.[0] ?? 'DriverProc');
  const started = stacks.begin(thread, number, time, {
    entryPoint,
    instance,
    driver: module,
    msg,
    named: findMessage('DriverProc', instance?.driverClass ?? null, msg),
    // A driver's own message has a name that only its row knows.
    ...ownName(row['message']),
    byHand: seen && byHand,
    driverId: numberOf(row['driverId']),
    lParam1: numberOf(row['lParam1']),
    lParam2: numberOf(row['lParam2']),
    text: textOf(row['text']),
  });
  stacks.answer(thread, started, number, -1, numberOf(row['answer']));
  return true;
}

/** `DRV_USER+1` and `0x000D` are no names. */
function ownName(message: unknown): { message?: string; family?: string } {
  return typeof message === 'string' && /^[A-Za-z_]\w*$/.test(message) && !message.startsWith('DRV_') ? { message, family: 'log' } : {};
}

function readObject(line: string): Json | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

function numberOf(value: unknown): LParam | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  return typeof value === 'string' ? readHex(value) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
