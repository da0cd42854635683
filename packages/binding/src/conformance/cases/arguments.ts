import { DRV_USER } from '@driverproc/messages';
import type { DriverBinding, HDRVR } from '../../driver-binding.js';
import type { ConformanceCase } from '../conformance-case.js';
import { expectDriverError, expectEqual, formatValue } from '../expectations.js';
import { recorded } from '../recorder.js';
import { CONTRACT } from '../sources.js';

const source = {
  text: 'An argument that cannot be sent throws invalid_argument, and then nothing was sent.',
  href: CONTRACT,
};

// What callers without types pass. No null and no number for a name: where they are not checked they are addresses, and end
// the process.
const notIntegers: readonly unknown[] = [1.7, Number.NaN, Number.POSITIVE_INFINITY, '5', true, undefined, {}, 2n ** 64n];
const notMessages: readonly unknown[] = [...notIntegers, -1, 2 ** 32, 2 ** 32 + 11, 11n];
const notNames: readonly unknown[] = ['driver\0.drv', '\0', true, {}];

const inEitherPlace = (): readonly unknown[] => notIntegers.flatMap((value) => [[value, 0], [0, value]]);

/** Tries each value for one argument of a call, while a driver is open. */
function refuses(
  values: (pointerSize: 4 | 8) => readonly unknown[],
  call: (binding: DriverBinding, value: never, hdrvr: HDRVR, driver: string) => unknown,
): ConformanceCase['run'] {
  return recorded(({ binding, addDriver, open, send, transcript, forget }) => {
    const driver = addDriver({ [DRV_USER]: 1 });
    const hdrvr = open(driver);
    forget();
    for (const value of values(binding.pointerSize)) {
      expectDriverError(formatValue(value), 'invalid_argument', () => call(binding, value as never, hdrvr, driver));
    }
    expectEqual('messages', transcript(), []);
    expectEqual('answer of the instance afterwards', send(hdrvr, DRV_USER), 1);
  });
}

/** Arguments that cannot be sent. */
export const argumentCases: readonly ConformanceCase[] = [
  {
    id: 'invalid-message',
    title: 'refuses what is no integer from 0 to 2^32 - 1 for a message, and sends nothing',
    source,
    run: refuses(() => notMessages, (binding, msg, hdrvr) => binding.sendDriverMessage(hdrvr, msg, 0, 0)),
  },
  {
    id: 'invalid-parameter',
    title: 'refuses what is no integer for a parameter of a message, and sends nothing',
    source,
    run: refuses(inEitherPlace, (binding, values: readonly [never, never], hdrvr) => binding.sendDriverMessage(hdrvr, DRV_USER, ...values)),
  },
  {
    id: 'parameter-too-wide',
    title: 'refuses a parameter that is wider than a pointer, and does not cut it',
    source,
    run: refuses(
      (pointerSize) => (pointerSize === 4 ? [2 ** 32, -(2 ** 31) - 1, 2n ** 32n, 2 ** 40] : [2n ** 64n, -(2n ** 63n) - 1n, 2 ** 64]),
      (binding, lParam1, hdrvr) => binding.sendDriverMessage(hdrvr, DRV_USER, lParam1, 0),
    ),
  },
  {
    id: 'invalid-handle',
    title: 'refuses what is no integer for the handle of a message, and sends nothing',
    source,
    run: refuses(() => notIntegers, (binding, hdrvr) => binding.sendDriverMessage(hdrvr, DRV_USER, 0, 0)),
  },
  {
    id: 'invalid-handle-to-close',
    title: 'refuses what is no integer for the handle to close, and closes nothing',
    source,
    run: refuses(() => notIntegers, (binding, hdrvr) => binding.closeDriver(hdrvr, 0, 0)),
  },
  {
    id: 'invalid-close-parameter',
    title: 'refuses what is no integer for a parameter of CloseDriver, and closes nothing',
    source,
    run: refuses(inEitherPlace, (binding, values: readonly [never, never], hdrvr) => binding.closeDriver(hdrvr, ...values)),
  },
  {
    id: 'invalid-name',
    title: 'refuses what is no text without NUL for the name of a driver, and opens nothing',
    source,
    run: refuses(() => notNames, (binding, driverName) => binding.openDriver(driverName, null, 0)),
  },
  {
    id: 'invalid-section',
    title: 'refuses what is neither null nor text without NUL for a section, and opens nothing',
    source,
    run: refuses(() => notNames, (binding, sectionName, _, driver) => binding.openDriver(driver, sectionName, 0)),
  },
  {
    id: 'invalid-open-parameter',
    title: 'refuses what is no integer for lParam2 of OpenDriver, and opens nothing',
    source,
    run: refuses(() => notIntegers, (binding, lParam2, _, driver) => binding.openDriver(driver, null, lParam2)),
  },
  {
    id: 'invalid-default-message',
    title: 'refuses what is no message number for DefDriverProc',
    source,
    run: refuses(() => notMessages, (binding, msg, hdrvr) => binding.defDriverProc(101, hdrvr, msg, 0, 0)),
  },
];
