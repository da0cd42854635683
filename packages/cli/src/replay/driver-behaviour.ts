import type { LResult } from '@driverproc/binding';
import { DRV_OPEN } from '@driverproc/messages';
import { parseDriverDefaults } from './driver-defaults.js';
import type { Scenario, TraceEntry } from './recording.js';
import { parseValue } from './value-text.js';

/** Answers as the recorded driver did: its defaults, and the exceptions of its script. */
export interface DriverBehaviour {
  /**
   * A module receives a message.
   *
   * @returns Gives the answer when the driver has done what it does inside the message.
   */
  receive(module: string, msg: number): (recorded: TraceEntry | undefined, defDriverProc: (msg: number) => LResult) => LResult;
}

/** @throws DriverError `invalid_file` for defaults that are not known. */
export function createDriverBehaviour({ driverDefaults, driverScript }: Scenario): DriverBehaviour {
  const { byMessage, others } = parseDriverDefaults(driverDefaults);
  const received = new Map<string, number>();
  let given = 0;
  let overridden = 0;

  // The format does not say whether an OPEN that the script answers uses up a number; a later answer shows it.
  const nextNumber = (first: number, step: number, recorded: TraceEntry | undefined): LResult => {
    let number = first + given * step;
    const shown = recorded?.returnedValue == null ? null : parseValue(recorded.returnedValue);
    for (let skipped = 1; skipped <= overridden; skipped += 1) {
      if (shown === number + skipped * step) {
        number += skipped * step;
        given += skipped;
        overridden -= skipped;
        break;
      }
    }
    given += 1;
    return number;
  };

  return {
    receive(module, msg) {
      const key = `${module} ${msg}`;
      const nth = (received.get(key) ?? 0) + 1;
      received.set(key, nth);
      const scripted = driverScript.filter((each) => each.module === module && each.msg === msg && each.returns !== null);
      const exception = scripted.find((each) => each.nth === nth) ?? scripted.find((each) => each.nth === 'every');
      return (recorded, defDriverProc) => {
        if (exception !== undefined) {
          if (msg === DRV_OPEN) overridden += 1;
          return parseValue(exception.returns!)!;
        }
        const rule = byMessage.get(msg) ?? others;
        switch (rule.kind) {
          case 'value':
            return rule.value;
          case 'plus-message':
            return (rule.base + msg) >>> 0;
          case 'DefDriverProc':
            return defDriverProc(msg);
          case 'next':
            return nextNumber(rule.first, rule.step, recorded);
        }
      };
    },
  };
}
