import type { HDRVR, LParam, LResult, Memory } from '@driverproc/binding';
import { driverProcMessageName } from '@driverproc/messages';
import { pointedText } from '../pointed-text.js';
import type { HandleSymbols } from './handle-symbols.js';
import type { PointedText, Scenario, TraceEntry } from './recording.js';
import { parseValue, valueText } from './value-text.js';

/** Where a replay and the recording differ. */
export interface FieldDifference {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/** A call of a DriverProc, as it came in. */
export interface LiveCall {
  readonly module: string;
  readonly driverId: LResult;
  readonly hdrvr: HDRVR | 0;
  readonly msg: number;
  readonly lParam1: LParam;
  readonly lParam2: LParam;
  readonly step: number;
  readonly depth: number;
}

/** What a driver identifier's symbol stands for: the same value may have several. */
export function identifierValues({ trace }: Scenario): ReadonlyMap<string, string> {
  return new Map(trace.flatMap(({ returned, returnedValue }) => (returnedValue === null ? [] : [[returned, returnedValue]])));
}

/** Compares a call with the recorded one, field by field. */
export function compareCall(
  live: LiveCall,
  recorded: TraceEntry,
  identifiers: ReadonlyMap<string, string>,
  symbols: HandleSymbols,
  memory: Memory,
): FieldDifference[] {
  const differences: FieldDifference[] = [];
  const field = (what: string, expected: string, got: string, same = expected.toLowerCase() === got.toLowerCase()): void => {
    if (!same) differences.push({ what, expected, got });
  };
  field('module', recorded.module, live.module);
  field('message', driverProcMessageName(recorded.msg), driverProcMessageName(live.msg), recorded.msg === live.msg);
  const handle = recorded.hdrvr ?? 'null';
  field('hdrvr', handle, symbols.text(live.hdrvr), recorded.hdrvr === null ? live.hdrvr === 0 : symbols.agree(handle, live.hdrvr, live.step));
  field('driver id', identifierText(recorded.driverId, identifiers), valueText(live.driverId));
  compareLParam('lParam1', recorded.lParam1, live.lParam1, memory, field);
  compareLParam('lParam2', recorded.lParam2, live.lParam2, memory, field);
  field('depth', String(recorded.depth), String(live.depth));
  field('caused by step', String(recorded.step), String(live.step));
  return differences;
}

/** Compares the answer to a call. */
export function compareAnswer(answer: LResult, { returned, returnedValue }: TraceEntry): FieldDifference[] {
  const expected = returnedValue ?? returned;
  return expected.toLowerCase() === valueText(answer) ? [] : [{ what: 'answer', expected, got: valueText(answer) }];
}

function identifierText(driverId: number | string, identifiers: ReadonlyMap<string, string>): string {
  if (typeof driverId === 'number') return valueText(driverId);
  return identifiers.get(driverId) ?? driverId;
}

function compareLParam(
  what: string,
  recorded: string | PointedText,
  live: LParam,
  memory: Memory,
  field: (what: string, expected: string, got: string, same?: boolean) => void,
): void {
  if (typeof recorded === 'string') {
    field(what, recorded, valueText(live), parseValue(recorded) === live);
    return;
  }
  const text = pointedText(live, memory);
  field(what, JSON.stringify(recorded.string), text === null ? valueText(live) : JSON.stringify(text), text === recorded.string);
}
