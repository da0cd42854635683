import { DriverError } from '@driverproc/binding';
import type { DriverProc, LResult } from '@driverproc/binding';
import type { DriverHost, DriverSource } from '@driverproc/dispatcher';
import { DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN, driverMessageSignatures } from '@driverproc/messages';
import { DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART } from '@driverproc/messages';
import type { DriverConfigureResult, DriverMessageMap } from '@driverproc/messages';

/**
 * Something that goes wrong in a driver.
 *
 * - `throws`: the driver throws this.
 * - `refuses`: it answers zero.
 * - `wrong`: it answers with this, whatever it is, unchecked.
 *
 * @public
 */
export type MockFault = { readonly throws: unknown } | { readonly refuses: true } | { readonly wrong: unknown };

/**
 * One answer of a script: a number as it is, `true` and `false` for 1 and 0, a DRVCNF_ name, or a fault.
 *
 * @public
 */
export type MockAnswer = LResult | boolean | DriverConfigureResult | MockFault;

/**
 * Answers by message: a standard name, or a number. A list has the first, second, … answer, the last of which stays;
 * `undefined` in it is the answer that would be given without a script.
 *
 * @public
 */
export type MockScript = {
  readonly [Name in keyof DriverMessageMap | number]?: MockAnswer | readonly (MockAnswer | undefined)[];
};

/**
 * A driver that answers by its script.
 *
 * @public
 */
export interface MockDriver extends DriverSource {
  /** What the script has that no message has asked for yet, such as `DRV_OPEN, answer 2`. */
  unusedAnswers(): readonly string[];
}

/**
 * A driver that answers by a script. Without one it can be loaded, opened (1, 2, 3, … are its identifiers) and closed, and
 * leaves all else to the host's DefDriverProc.
 *
 * @throws DriverError `invalid_argument` for a message that does not exist or is there twice, and for what is no answer.
 * @public
 */
export function createMockDriver(script: MockScript = {}): MockDriver {
  if (typeof script !== 'object' || script === null) {
    throw new DriverError('invalid_argument', 'a script is an object of answers by message');
  }
  const entries = Object.entries(script).map(([key, answers]): [number, ScriptEntry] => {
    const list: readonly unknown[] = Array.isArray(answers) ? answers : [answers];
    if (list.length === 0) throw new DriverError('invalid_argument', `the script has no answer to ${key}`);
    if (!list.every(isMockAnswer)) throw new DriverError('invalid_argument', `what the script answers to ${key} is no answer`);
    return [messageNumber(key), { key, list, used: 0 }];
  });
  const byMessage = new Map(entries);
  if (byMessage.size < entries.length) {
    throw new DriverError('invalid_argument', 'the script has a message twice, once by its name and once by its number');
  }
  return {
    connect(host) {
      const usual = usualAnswers(host);
      return (driverId, hdrvr, msg, lParam1, lParam2) => {
        const entry = byMessage.get(msg);
        if (entry === undefined) return usual(driverId, hdrvr, msg, lParam1, lParam2);
        const answer = entry.list[Math.min(entry.used, entry.list.length - 1)];
        entry.used += 1;
        return answer === undefined ? usual(driverId, hdrvr, msg, lParam1, lParam2) : give(answer);
      };
    },
    unusedAnswers: () =>
      entries.flatMap(([, { key, list, used }]) =>
        list.slice(used).map((_, index) => (list.length === 1 ? key : `${key}, answer ${used + index + 1}`)),
      ),
  };
}

interface ScriptEntry {
  readonly key: string;
  readonly list: readonly (MockAnswer | undefined)[];
  used: number;
}

const isMockAnswer = (value: unknown): value is MockAnswer | undefined => {
  if (value === undefined || ['number', 'bigint', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'string') return ['DRVCNF_CANCEL', 'DRVCNF_OK', 'DRVCNF_RESTART'].includes(value);
  return typeof value === 'object' && value !== null && ['throws', 'refuses', 'wrong'].some((fault) => fault in value);
};

function messageNumber(key: string): number {
  if (Object.hasOwn(driverMessageSignatures, key)) return driverMessageSignatures[key as keyof DriverMessageMap].id;
  const msg = key === '' ? Number.NaN : Number(key);
  if (msg >>> 0 === msg) return msg;
  throw new DriverError('invalid_argument', `there is no message ${key} to script`);
}

function usualAnswers(host: DriverHost): DriverProc {
  const succeeds = new Set([DRV_LOAD, DRV_ENABLE, DRV_CLOSE, DRV_DISABLE, DRV_FREE].map(Number));
  let opened = 0;
  return (driverId, hdrvr, msg, lParam1, lParam2) => {
    if (msg === DRV_OPEN) return ++opened;
    return succeeds.has(msg) ? 1 : host.defDriverProc(driverId, hdrvr, msg, lParam1, lParam2);
  };
}

function give(answer: MockAnswer): LResult {
  switch (answer) {
    case true:
    case 'DRVCNF_OK':
      return DRVCNF_OK;
    case false:
    case 'DRVCNF_CANCEL':
      return DRVCNF_CANCEL;
    case 'DRVCNF_RESTART':
      return DRVCNF_RESTART;
    default:
  }
  if (typeof answer !== 'object') return answer;
  if ('throws' in answer) throw answer.throws;
  return 'wrong' in answer ? (answer.wrong as LResult) : 0;
}
