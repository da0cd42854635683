import { DriverError } from '@driverproc/binding';
import type { HDRVR, LParam, LResult } from '@driverproc/binding';
import { createDriverManager, observeDriver } from '@driverproc/dispatcher';
import type { Driver, DriverManager, DriverManagerOptions } from '@driverproc/dispatcher';
import { driverProcMessageName } from '@driverproc/messages';

/**
 * One call of a DriverProc, with how it ended.
 *
 * @public
 */
export interface MockCall {
  /** The driver's name, as the mock was given it. */
  readonly driver: string;
  /** Name of the message; a private one by its number, such as `DRV_USER+1`. */
  readonly message: string;
  /** What the instance answered to DRV_OPEN; zero before that. */
  readonly driverId: LResult;
  /** Handle of the instance; zero with DRV_LOAD on some hosts. */
  readonly hdrvr: HDRVR | 0;
  /** First parameter, not decoded. */
  readonly lParam1: LParam;
  /** Second parameter, not decoded. */
  readonly lParam2: LParam;
  /** How many DriverProc calls this one was made inside of. */
  readonly depth: number;
  /** What the driver answered; `undefined` while it has not, and when it threw. */
  readonly answer: LResult | undefined;
  /** What the driver threw. */
  readonly threw?: unknown;
}

/**
 * A driver manager that writes everything down.
 *
 * @public
 */
export interface MockBinding extends DriverManager {
  /** The name of every message that reached a driver, in order. */
  readonly transcript: readonly string[];
  /** Every message that reached a driver, in order, with what went with it. */
  readonly calls: readonly MockCall[];
}

/**
 * A binding for tests: the real driver manager, with drivers that are yours or scripted, and a transcript. Each has its
 * own; nothing is shared, so nothing needs a reset.
 *
 * @param drivers - Drivers by the file name that they are opened by: `createMockDriver(…)`, or drivers of your own.
 * @param options - What `createDriverManager` takes: the host to behave like (`win32` if not given), aliases, memory.
 * @throws DriverError `invalid_argument` for what is not a driver; `invalid_profile`.
 * @public
 */
export function createMockBinding(
  drivers: { readonly [fileName: string]: Driver },
  options: Omit<DriverManagerOptions, 'drivers' | 'modules'> = {},
): MockBinding {
  if (typeof drivers !== 'object' || drivers === null) {
    throw new DriverError('invalid_argument', 'drivers is an object of drivers by file name');
  }
  const transcript: string[] = [];
  const calls: MockCall[] = [];
  let depth = 0;
  const observed = Object.entries(drivers).map(([driver, each]): [string, Driver] => [
    driver,
    observeDriver(each, ({ msg, ...call }) => {
      const message = driverProcMessageName(msg);
      const index = calls.push({ driver, message, ...call, depth, answer: undefined }) - 1;
      transcript.push(message);
      depth += 1;
      return {
        answered(answer) {
          depth -= 1;
          calls[index] = { ...calls[index]!, answer };
        },
        threw(cause) {
          depth -= 1;
          calls[index] = { ...calls[index]!, threw: cause };
        },
      };
    }),
  ]);
  const manager = createDriverManager({ ...options, drivers: Object.fromEntries(observed) });
  return { ...manager, transcript, calls };
}
