import { driverProcMessageName, DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { LParam, LResult } from '@driverproc/messages';
import type { DriverBinding, HDRVR } from '../driver-binding.js';
import type { DriverHost, DriverSource } from '../driver.js';
import type { ConformanceCase, ConformanceHost } from './conformance-case.js';
import { conformanceFailure, formatValue } from './expectations.js';

/** One call of a driver's entry point. */
export interface RecordedCall {
  readonly driver: string;
  readonly depth: number;
  readonly driverId: LResult;
  readonly hdrvr: HDRVR | 0;
  readonly msg: number;
  readonly lParam1: LParam;
  readonly lParam2: LParam;
  /** What lParam1 of a DRV_OPEN points at; `null` where it is zero, and with all other messages. */
  readonly text: string | null;
}

/** What a driver answers, by message: always the same, or what a function finds, which may call the binding. */
interface Script {
  readonly [msg: number]: LResult | ((call: RecordedCall, host: DriverHost) => LResult);
}

/** A part of a call that a line of the transcript shows besides the message. */
type Part = 'driver' | 'hdrvr' | 'driverId' | 'lParam1' | 'lParam2' | 'text';

/** The binding of a case, and what reached its drivers. */
export interface Recorder {
  readonly binding: DriverBinding;
  /** Adds a driver, the first is called `a` and the second `b`, and gives the name to open it by. */
  addDriver(script?: Script): string;
  /** Opens a driver that is expected to open. */
  open(driverName: string, lParam2?: LParam): HDRVR;
  tryOpen(driverName: string, sectionName?: string | null, lParam2?: LParam): HDRVR | null;
  send(hdrvr: HDRVR, msg: number, lParam1?: LParam, lParam2?: LParam): LResult;
  close(hdrvr: HDRVR, lParam1?: LParam, lParam2?: LParam): LResult;
  /** What reached the drivers since the last `forget`, a line each, nested calls indented. */
  transcript(...parts: readonly Part[]): string[];
  /** The same of some messages only. */
  about(messages: readonly number[], ...parts: readonly Part[]): string[];
  forget(): void;
  /** `#1` for the first handle that came up, `#2` for the next: the same in every run, which handles are not. */
  symbol(hdrvr: HDRVR | 0 | null): string;
}

/** The messages that opening and closing send. */
export const LIFE_CYCLE: readonly number[] = [DRV_LOAD, DRV_ENABLE, DRV_OPEN, DRV_CLOSE, DRV_DISABLE, DRV_FREE];

/** The run of a case over a recorder, which closes at the end what was opened through it. */
export function recorded(act: (recorder: Recorder) => void): ConformanceCase['run'] {
  return (host) => {
    const opened: HDRVR[] = [];
    try {
      act(createRecorder(host, opened));
    } finally {
      for (const hdrvr of opened) closeQuietly(host.binding, hdrvr);
    }
  };
}

/** A driver answers 101, 102, … to DRV_OPEN, 1 to the rest of the life cycle and 0 to all else, if its script says nothing. */
function createRecorder({ binding, addDriver }: ConformanceHost, opened: HDRVR[]): Recorder {
  let calls: RecordedCall[] = [];
  const symbols = new Map<LParam, string>();
  let drivers = 0;
  let instances = 100;
  let depth = 0;
  let opening = 0;

  const symbol = (hdrvr: HDRVR | 0 | null): string => {
    if (hdrvr === 0 || hdrvr === null) return String(hdrvr);
    const known = symbols.get(hdrvr) ?? `#${symbols.size + 1}`;
    symbols.set(hdrvr, known);
    return known;
  };

  const record = (driver: string, script: Script): DriverSource => ({
    connect: (host) => (driverId, hdrvr, msg, lParam1, lParam2) => {
      symbol(hdrvr);
      // Only inside an open: with a DRV_OPEN that is sent by hand lParam1 may be any number, which would fault.
      const text = msg === DRV_OPEN && opening > 0 && BigInt(lParam1) !== 0n ? host.memory.readString(lParam1) : null;
      const call = { driver, depth, driverId, hdrvr, msg, lParam1, lParam2, text };
      calls.push(call);
      depth += 1;
      try {
        const answer = script[msg];
        if (typeof answer === 'function') return answer(call, host);
        if (answer !== undefined) return answer;
        if (msg === DRV_OPEN) return (instances += 1);
        return LIFE_CYCLE.includes(msg) ? 1 : 0;
      } finally {
        depth -= 1;
      }
    },
  });

  const show = (call: RecordedCall, part: Part): string => {
    const value = call[part];
    if (part === 'hdrvr') return symbol(call.hdrvr);
    // Some hosts give the handle for an identifier.
    if (part === 'driverId') return `id ${symbols.get(call.driverId) ?? formatValue(value)}`;
    return part === 'driver' ? call.driver : `${part} ${formatValue(value)}`;
  };

  const lines = (shown: readonly RecordedCall[], parts: readonly Part[]): string[] =>
    shown.map((call) => {
      const words = [driverProcMessageName(call.msg), ...parts.map((part) => show(call, part))];
      return `${'  '.repeat(call.depth)}${words.join(' ')}`;
    });

  const tryOpen: Recorder['tryOpen'] = (driverName, sectionName = null, lParam2 = 0) => {
    opening += 1;
    try {
      const hdrvr = binding.openDriver(driverName, sectionName, lParam2);
      if (hdrvr !== null) opened.push(hdrvr);
      return hdrvr;
    } finally {
      opening -= 1;
    }
  };

  return {
    binding,
    symbol,
    tryOpen,
    addDriver: (script = {}) => addDriver(record('ab'[drivers++]!, script)),
    open(driverName, lParam2) {
      const hdrvr = tryOpen(driverName, null, lParam2);
      if (hdrvr === null) throw conformanceFailure('OpenDriver: expected a handle; got null');
      return hdrvr;
    },
    send: (hdrvr, msg, lParam1 = 0, lParam2 = 0) => binding.sendDriverMessage(hdrvr, msg, lParam1, lParam2),
    close: (hdrvr, lParam1 = 0, lParam2 = 0) => binding.closeDriver(hdrvr, lParam1, lParam2),
    transcript: (...parts) => lines(calls, parts),
    about: (messages, ...parts) => lines(calls.filter(({ msg }) => messages.includes(msg)), parts),
    forget: () => void (calls = []),
  };
}

/** Whether it was closed before, and whether its driver throws, is no matter at the end of a case. */
function closeQuietly(binding: DriverBinding, hdrvr: HDRVR): void {
  try {
    binding.closeDriver(hdrvr, 0, 0);
  } catch {
    // The runner sees whether anything is left.
  }
}
