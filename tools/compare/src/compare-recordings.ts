import { driverProcMessageName } from '@driverproc/messages';
import type { RecordedCall, RecordedStep, Recording } from './recording.ts';

/** The first thing in which two recordings differ. */
export interface Difference {
  readonly where: string;
  readonly winmm: string;
  readonly manager: string;
}

/** @returns `null` where they agree: in every step and its result, and in every call of a DriverProc. */
export function firstDifference(winmm: Recording, manager: Recording): Difference | null {
  const calls = compareLists('DriverProc call', winmm.trace, manager.trace, callText);
  const steps = compareLists('step', winmm.steps, manager.steps, stepText);
  return calls ?? steps ?? compareLists('instances open at the end', [winmm.left], [manager.left], String);
}

function compareLists<T>(what: string, winmm: readonly T[], manager: readonly T[], text: (each: T) => string): Difference | null {
  const length = Math.max(winmm.length, manager.length);
  for (let index = 0; index < length; index += 1) {
    const [expected, got] = [winmm, manager].map((list) => (index < list.length ? text(list[index]!) : 'none'));
    if (expected !== got) return { where: `${what} ${index}`, winmm: expected!, manager: got! };
  }
  return null;
}

function callText(call: RecordedCall): string {
  const { module, msg, driverId, hdrvr, lParam1, lParam2, returned, returnedValue, depth, step } = call;
  const first = typeof lParam1 === 'string' ? lParam1 : JSON.stringify(lParam1.string);
  return `${module} ${hdrvr} ${driverProcMessageName(msg)} id ${driverId} ${first} ${lParam2} → ${returned}${returnedValue === null ? '' : ` ${returnedValue}`} (step ${step}, depth ${depth})`;
}

function stepText({ call, args, result, traceFrom, traceTo }: RecordedStep): string {
  return `${call}(${args.map((arg) => JSON.stringify(arg)).join(', ')}) → ${result} (calls ${traceFrom} to ${traceTo})`;
}
