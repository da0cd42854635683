import { createDriverProc, DriverError, isDriver } from '@driverproc/binding';
import type { Driver, DriverHost, DriverSource, HDRVR, LParam, LResult } from '@driverproc/binding';

/**
 * One call of a DriverProc, as it came in.
 *
 * @public
 */
export interface DriverCall {
  /** What the instance answered to DRV_OPEN; zero before that, and where the host gives none. */
  readonly driverId: LResult;
  /** Handle of the instance; zero with DRV_LOAD on some hosts. */
  readonly hdrvr: HDRVR | 0;
  /** Message number, 0 to 2^32 - 1. */
  readonly msg: number;
  /** First parameter, not decoded. */
  readonly lParam1: LParam;
  /** Second parameter, not decoded. */
  readonly lParam2: LParam;
}

/**
 * Sees every call of a driver. What it returns, if anything, sees the end of that call.
 *
 * @public
 */
export type DriverObserver = (call: DriverCall, host: DriverHost) => DriverCallEnd | void;

/**
 * Sees the end of a call.
 *
 * @public
 */
export interface DriverCallEnd {
  /** The driver answered. */
  answered?(answer: LResult): void;
  /** The driver threw. */
  threw?(cause: unknown): void;
}

/**
 * Gives a driver with an observer in front of it. The driver itself is not changed, and answers as before.
 *
 * @throws DriverError `invalid_argument` for what is not a driver.
 * @public
 */
export function observeDriver(driver: Driver, observer: DriverObserver): DriverSource {
  if (!isDriver(driver)) {
    throw new DriverError('invalid_argument', 'a driver is a DriverProc, or what defineDriver gives');
  }
  return {
    connect(host) {
      const driverProc = createDriverProc(driver, host);
      return (driverId, hdrvr, msg, lParam1, lParam2) => {
        const end = observer({ driverId, hdrvr, msg, lParam1, lParam2 }, host);
        let answer: LResult;
        try {
          answer = driverProc(driverId, hdrvr, msg, lParam1, lParam2);
        } catch (cause) {
          end?.threw?.(cause);
          throw cause;
        }
        end?.answered?.(answer);
        return answer;
      };
    },
  };
}
