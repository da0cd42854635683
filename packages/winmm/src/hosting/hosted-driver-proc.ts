import { createDriverProc, handlerThrew, isDriverError, toAnswer } from '@driverproc/binding';
import type { Driver, DriverError, DriverHost, DriverProc, HDRVR, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import { toOneForm } from '../native-integer.js';
import type { Native } from '../native-integer.js';
import { keepFailure } from './kept-failures.js';
import { hidesRefusal, noteOpened } from './two-phase-open.js';

/** What koffi calls: it never throws, and always answers with an integer of the pointer's width. */
export type NativeDriverProc = (driverId: Native, hdrvr: Native, msg: number, lParam1: Native, lParam2: Native) => Native;

/** What a hosted driver tells its host. */
export interface HostedDriverObserver {
  /** Every call, first thing. */
  called(): void;
  /** winmm makes an instance: DRV_LOAD or DRV_OPEN has come. Whatever had its handle before is gone. */
  opening(hdrvr: HDRVR): void;
  /** Its DRV_OPEN succeeded. */
  opened(hdrvr: HDRVR): void;
  /** Its DRV_OPEN is about to be refused. */
  openRefused(): void;
  /** Is no instance of the driver open? */
  isUnused(): boolean;
  /** Something failed in a call that no binding of this thread made. */
  failed(error: DriverError): void;
}

/** A driver's entry point as native code may call it, and how many of its calls are under way. */
export interface HostedDriverProc {
  readonly call: NativeDriverProc;
  running(): number;
}

/**
 * Makes a driver's DriverProc one for native code. What it throws is kept for the call that caused it, and so is an answer
 * that is no integer; winmm gets 0 for both, which refuses DRV_LOAD and DRV_OPEN.
 *
 * As in the manager, the driver has an entry point of its own for each life of its module: the one before is forgotten when
 * DRV_LOAD comes and no instance is open.
 */
export function createHostedDriverProc(name: string, driver: Driver, host: DriverHost, observer: HostedDriverObserver): HostedDriverProc {
  const { pointerSize } = host;
  let driverProc: DriverProc | undefined;
  let running = 0;
  let hidden: Native | null = null;
  // Handles of the messages under way that came without an identifier: only an instance that is being made has none.
  const unidentified: Native[] = [];

  const ask: NativeDriverProc = (driverId, hdrvr, msg, lParam1, lParam2) => {
    let answer: LResult;
    try {
      if (driverProc === undefined || (msg === DRV_LOAD && running === 1 && observer.isUnused())) driverProc = createDriverProc(driver, host);
      answer = driverProc(toOneForm(driverId), toOneForm(hdrvr) as HDRVR | 0, msg, toOneForm(lParam1), toOneForm(lParam2));
    } catch (cause) {
      throw handlerThrew(name, msg, cause);
    }
    return typeof answer === 'number' && (answer | 0) === answer ? answer | 0 : toAnswer(answer, pointerSize, name, msg);
  };

  /** What winmm is answered when a new instance's DRV_OPEN got this answer. */
  const settleOpen = (hdrvr: Native, lParam2: Native, answer: Native): Native => {
    if (answer !== 0) {
      observer.opened(toOneForm(hdrvr) as HDRVR);
      noteOpened(observer, lParam2);
      return answer;
    }
    if (hidesRefusal(observer, hdrvr, lParam2)) {
      hidden = hdrvr;
      return 1;
    }
    observer.openRefused();
    return 0;
  };

  return {
    running: () => running,
    call(driverId, hdrvr, msg, lParam1, lParam2) {
      observer.called();
      if (hidden !== null && hdrvr === hidden && msg === DRV_CLOSE) {
        hidden = null;
        return 1;
      }
      // Sent by hand, they are mere messages to an instance that is there: with its identifier, or inside one that has none yet.
      const isOpening = driverId === 0 && (msg === DRV_LOAD || msg === DRV_OPEN) && !unidentified.includes(hdrvr);
      if (isOpening) observer.opening(toOneForm(hdrvr) as HDRVR);
      if (driverId === 0) unidentified.push(hdrvr);
      running += 1;
      let answer: Native = 0;
      try {
        answer = ask(driverId, hdrvr, msg, lParam1, lParam2);
      } catch (thrown) {
        // No other error than ours, but where there is no stack left to make one.
        const error = isDriverError(thrown) ? thrown : handlerThrew(name, msg, thrown);
        if (!keepFailure(error)) observer.failed(error);
      } finally {
        running -= 1;
        if (driverId === 0) unidentified.pop();
      }
      return isOpening && msg === DRV_OPEN ? settleOpen(hdrvr, lParam2, answer) : answer;
    },
  };
}
