import { isDriverError } from '@driverproc/binding';
import type { DriverError, HDRVR, HMODULE, LParam } from '@driverproc/binding';
import { driverProcMessageName, DRV_CLOSE, DRV_EXITSESSION, DRV_OPEN } from '@driverproc/messages';
import { answerMeaning } from './answer-meaning.js';
import { splitDriverName } from './driver-name.js';
import type { RunEnd, RunMessage } from './run-event.js';
import type { RunHost } from './run-host.js';
import type { RunJob } from './run-job.js';
import type { SeenCall } from './seen-call.js';
import { thrownText } from './thrown-text.js';

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
  let appeared = 0;
  const failures: string[] = [];
  let messages = 0;
  let call = '';
  let seenInCall = 0;
  let errorsInCall: DriverError[] = [];

  const instanceNumber = (hdrvr: LParam | null): number | null => {
    if (hdrvr === null || hdrvr === 0) return null;
    if (!numbers.has(hdrvr)) numbers.set(hdrvr, (appeared += 1));
    return numbers.get(hdrvr)!;
  };
  const tell = (row: Omit<RunMessage, 'type' | 'time' | 'binding' | 'call' | 'instance'>): void => {
    messages += 1;
    seenInCall += 1;
    observer.message({ type: 'message', time: performance.now() - start, binding: host.name, call, instance: instanceNumber(row.hdrvr), ...row });
  };

  const host = createHost(({ error, name, signature, ...seen }) => {
    const { msg, answer } = seen;
    if (error !== null) errorsInCall.push(error);
    const meaning = error === null ? answerMeaning(msg, answer ?? 0, signature) : errorMeaning(error);
    tell({ ...seen, seen: 'DriverProc', message: name ?? driverProcMessageName(msg), observed: true, meaning, ok: answer !== null });
  });

  /** Makes a call. It gets a row of its own where no DriverProc was seen. */
  const make = <R extends LParam | null>(name: string, action: () => R, row: (result: R | null) => Parameters<typeof tell>[0]): R | null => {
    call = name;
    seenInCall = 0;
    errorsInCall = [];
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
    const { file, text } = splitDriverName(job.driver);
    const before = appeared;
    const hdrvr = make(
      `OpenDriver ${job.driver}`,
      () => host.binding.openDriver(host.openName(job), job.section, 0),
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
    if (hdrvr !== null) return { hdrvr, job, module: moduleName(hdrvr, file) };
    // winmm may give the handle of an instance that refused to the next one.
    for (const [each, number] of numbers) if (number > before) numbers.delete(each);
    return null;
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
      errorsInCall = [];
      const report = host.endSession();
      const reported = report.failures.map(({ message }) => message);
      // What is answered to DRV_EXITSESSION does not matter to the manager. It does to whoever wrote the driver.
      const seen = errorsInCall.map(({ message }) => message).filter((message) => !reported.includes(message));
      failures.push(...reported, ...seen);
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

function errorMeaning({ code, cause, message }: DriverError): string {
  return code === 'handler_threw' ? `threw ${thrownText(cause)}` : message;
}

function applicationRow(hdrvr: HDRVR, module: string, msg: number, lParam1: LParam, lParam2: LParam, answer: LParam | null) {
  const message = driverProcMessageName(msg);
  return { seen: 'application', module, hdrvr, driverId: null, message, msg, lParam1, text: null, lParam2, answer, ok: answer !== null } as const;
}
