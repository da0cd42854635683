import { isDriverError } from '@driverproc/binding';
import type { HDRVR, HMODULE, LParam } from '@driverproc/binding';
import { driverProcMessageName, DRV_CLOSE, DRV_EXITSESSION, DRV_OPEN } from '@driverproc/messages';
import { answerMeaning } from './answer-meaning.js';
import type { RunEnd, RunMessage } from './run-event.js';
import type { RunHost, SeenCall } from './run-host.js';
import type { RunJob } from './run-job.js';

/** What an exchange tells while it runs. */
export interface ExchangeObserver {
  message(message: RunMessage): void;
  /** What is being done, for people. */
  progress(text: string): void;
}

interface OpenedInstance {
  readonly hdrvr: HDRVR;
  readonly job: RunJob;
  readonly module: string;
}

/**
 * Opens drivers, sends each instance its messages, ends the session, and closes in the order of opening.
 *
 * @param createHost - Makes the host; it is to say what DriverProc calls it sees.
 */
export function runExchange(
  createHost: (seen: (call: SeenCall) => void) => RunHost,
  jobs: readonly RunJob[],
  observer: ExchangeObserver,
): { readonly host: RunHost; run(): RunEnd } {
  const start = performance.now();
  const numbers = new Map<LParam, number>();
  const failures: string[] = [];
  let messages = 0;
  let call = '';
  let seenInCall = 0;

  const instanceNumber = (hdrvr: LParam | null): number | null => {
    if (hdrvr === null || hdrvr === 0) return null;
    if (!numbers.has(hdrvr)) numbers.set(hdrvr, numbers.size + 1);
    return numbers.get(hdrvr)!;
  };
  const tell = (row: Omit<RunMessage, 'type' | 'time' | 'binding' | 'call' | 'instance'>): void => {
    messages += 1;
    seenInCall += 1;
    observer.message({ type: 'message', time: performance.now() - start, binding: host.name, call, instance: instanceNumber(row.hdrvr), ...row });
  };

  const host = createHost(({ threw, name, signature, ...seen }) => {
    const { msg, answer } = seen;
    const meaning = answer === null ? `threw ${String(threw)}` : answerMeaning(msg, answer, signature);
    tell({ ...seen, seen: 'DriverProc', message: name ?? driverProcMessageName(msg), observed: true, meaning, ok: answer !== null });
  });

  /** Makes a call. It gets a row of its own where no DriverProc was seen. */
  const make = <R extends LParam | null>(name: string, action: () => R, row: (result: R | null) => Parameters<typeof tell>[0]): R | null => {
    call = name;
    seenInCall = 0;
    let result: R | null = null;
    try {
      result = action();
    } catch (error) {
      if (!isDriverError(error)) throw error;
      failures.push(error.message);
      if (seenInCall === 0) tell({ ...row(null), meaning: error.message, ok: false });
      return null;
    }
    if (seenInCall === 0) tell(row(result));
    return result;
  };

  const modules = new Map<HMODULE, string>();
  const open = (job: RunJob): OpenedInstance | null => {
    const { file, text } = splitName(job.driver);
    const hdrvr = make(
      `OpenDriver ${job.driver}`,
      () => host.binding.openDriver(job.driver, job.section, 0),
      (result) => ({
        seen: 'application',
        module: result === null ? file : moduleName(result, file),
        hdrvr: result,
        driverId: null,
        message: 'DRV_OPEN',
        msg: DRV_OPEN,
        observed: false,
        lParam1: 0,
        text,
        lParam2: 0,
        answer: result ?? 0,
        meaning: result === null ? 'not opened' : 'handle',
        ok: result !== null,
      }),
    );
    return hdrvr === null ? null : { hdrvr, job, module: moduleName(hdrvr, file) };
  };
  const moduleName = (hdrvr: HDRVR, file: string): string => {
    const hmodule = host.binding.getDriverModuleHandle(hdrvr);
    if (hmodule === null) return file;
    if (!modules.has(hmodule)) modules.set(hmodule, file);
    return modules.get(hmodule)!;
  };

  const send = ({ hdrvr, module }: OpenedInstance, msg: number, lParam1: LParam, lParam2: LParam): void => {
    make(
      'SendDriverMessage',
      () => host.binding.sendDriverMessage(hdrvr, msg, lParam1, lParam2),
      (answer) => ({
        ...applicationRow(hdrvr, module, msg, lParam1, lParam2, answer),
        observed: true,
        meaning: answer === null ? '' : answerMeaning(msg, answer),
      }),
    );
  };
  const close = ({ hdrvr, module }: OpenedInstance): void => {
    make(
      'CloseDriver',
      () => host.binding.closeDriver(hdrvr, 0, 0),
      (answer) => ({ ...applicationRow(hdrvr, module, DRV_CLOSE, 0, 0, answer), observed: false, ...(answer === 0 ? { meaning: 'not closed', ok: false } : { meaning: 'closed' }) }),
    );
  };

  const endSession = (instances: readonly OpenedInstance[]): number => {
    if (host.endSession !== null) {
      call = 'endSession';
      const report = host.endSession();
      failures.push(...report.failures.map(({ message }) => message));
      return report.told;
    }
    for (const each of instances) send(each, DRV_EXITSESSION, 0, 0);
    for (const each of instances) close(each);
    return instances.length;
  };

  return {
    host,
    run() {
      const wanted = jobs.flatMap((job) => Array.from({ length: job.instances }, () => job));
      const instances: OpenedInstance[] = [];
      const notOpened: string[] = [];
      wanted.forEach((job, index) => {
        observer.progress(`opening ${job.driver} (${index + 1} of ${wanted.length})`);
        const instance = open(job);
        if (instance === null) notOpened.push(job.driver);
        else instances.push(instance);
      });
      for (const each of instances) {
        for (const { msg, lParam1, lParam2 } of each.job.sends) send(each, msg, lParam1, lParam2);
      }
      const told = endSession(instances);
      return { type: 'end', binding: host.name, messages, opened: instances.length, notOpened, told, failures };
    },
  };
}

function applicationRow(hdrvr: HDRVR, module: string, msg: number, lParam1: LParam, lParam2: LParam, answer: LParam | null) {
  const message = driverProcMessageName(msg);
  return { seen: 'application', module, hdrvr, driverId: null, message, msg, lParam1, text: null, lParam2, answer, ok: answer !== null } as const;
}

function splitName(driver: string): { readonly file: string; readonly text: string | null } {
  const found = /^([^ ]*) +(.*)$/.exec(driver);
  return found === null ? { file: driver, text: null } : { file: found[1]!, text: found[2]! };
}
