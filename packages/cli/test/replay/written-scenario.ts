import { drv } from '@driverproc/cli';
import { messageNumber } from '../../src/message-number.js';
import { recordedTerminal } from '../recorded-terminal.js';
import { withFile } from './recording-file.js';
import type { RawScenario } from './recording-file.js';

const DEFAULTS = 'LOAD 1, ENABLE 1, OPEN the next of 0x1001, 0x1002, ..., CLOSE 1, DISABLE 1, FREE 1, any other message 0';

/** `[call, args, result, calls it causes]`, or the same with the trace entry it is inside of. */
type WrittenStep = readonly [call: string, args: readonly unknown[], result: unknown, calls: number, insideTrace?: number];

export interface WrittenScenario {
  readonly script?: readonly unknown[];
  readonly steps: readonly WrittenStep[];
  /** A call of a DriverProc a line: `module message driverId hdrvr lParam1 lParam2 answer step depth`; `id1=0x1001` is a symbol with its value. */
  readonly trace: string;
}

interface WrittenReport {
  readonly outcome: string;
  readonly differences: readonly { readonly step: number | null; readonly what: string; readonly expected: string; readonly got: string }[];
  readonly notes: readonly string[];
}

/** Replays without the library events, which these scenarios leave out. */
export function replayWritten(scenario: WrittenScenario): WrittenReport {
  const terminal = recordedTerminal();
  withFile(JSON.stringify([writtenScenario(scenario)]), (file) => drv(['replay', file, '--json'], terminal));
  const report = terminal.json()[1] as WrittenReport;
  return { ...report, differences: report.differences.filter(({ what }) => !what.startsWith('library')) };
}

/** A scenario in the format of the recordings, from a form that can be written by hand. */
function writtenScenario({ script = [], steps, trace }: WrittenScenario): RawScenario {
  const entries = trace === '' ? [] : trace.trim().split('\n').map(writtenCall);
  return {
    name: 'written by hand',
    driverDefaults: DEFAULTS,
    driverScript: script,
    steps: steps.map(([call, args, result, calls, insideTrace], step) => {
      const first = entries.findIndex((each) => each.step >= step);
      const traceFrom = insideTrace === undefined ? (first === -1 ? entries.length : first) : insideTrace + 1;
      return { step, call, args, result, traceFrom, traceTo: traceFrom + calls, ...(insideTrace === undefined ? {} : { insideTrace }) };
    }),
    trace: entries,
  };
}

function writtenCall(line: string): RawScenario {
  const [module, message, driverId, hdrvr, lParam1, lParam2, answer, step, depth] = line.trim().split(/ +/);
  const [returned, returnedValue] = answer!.split('=');
  return {
    module,
    msg: messageNumber(message!),
    driverId: driverId === '0' ? 0 : driverId,
    hdrvr,
    lParam1: lParam1!.startsWith('"') ? { string: lParam1!.slice(1, -1) } : lParam1,
    lParam2,
    returned,
    ...(returnedValue === undefined ? {} : { returnedValue }),
    step: Number(step),
    depth: Number(depth),
  };
}
