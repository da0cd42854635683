import { DRV_CLOSE, DRV_OPEN, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual } from '../expectations.js';
import { recorded } from '../recorder.js';
import { DRIVER_INSTANCES, DRV_CLOSE_PAGE, DRV_OPEN_PAGE } from '../sources.js';

/** What a driver answers to DRV_OPEN, and gets back with every later message. */
export const driverIdentifierCases: readonly ConformanceCase[] = [
  {
    id: 'driver-id',
    title: 'gives what each instance answered to DRV_OPEN as driver identifier with every message to it',
    source: {
      text: 'If the driver returns a nonzero value, the system uses that value as the driver identifier (the dwDriverId parameter) in messages it subsequently sends to the driver instance.',
      href: DRV_OPEN_PAGE,
    },
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const driver = addDriver();
      const [first, second, third] = [open(driver), open(driver), open(driver)];
      forget();
      for (const hdrvr of [third, first, second]) send(hdrvr, DRV_USER);
      expectEqual('driver identifiers', transcript('hdrvr', 'driverId'), [
        'DRV_USER+0 #3 id 103',
        'DRV_USER+0 #1 id 101',
        'DRV_USER+0 #2 id 102',
      ]);
    }),
  },
  {
    id: 'driver-id-any-value',
    title: 'takes every value but zero for a driver identifier',
    source: { text: 'The driver can return any type of value as the identifier.', href: DRV_OPEN_PAGE },
    run: recorded(({ binding, addDriver, open, send, transcript, forget }) => {
      // On 64 bits one with nothing in its lower half, and one that no JavaScript number can be.
      const ids = binding.pointerSize === 8 ? [-1, 2 ** 40, 0x1122334455667788n] : [-1, 0x7fffffff, -0x80000000];
      let opens = 0;
      const driver = addDriver({ [DRV_OPEN]: () => ids[opens++]! });
      const handles = ids.map(() => open(driver));
      forget();
      for (const hdrvr of handles) send(hdrvr, DRV_USER);
      const expected = binding.pointerSize === 8 ? ['-1', '1099511627776', '1234605616436508552n'] : ['-1', '2147483647', '-2147483648'];
      expectEqual('driver identifiers', transcript('driverId'), expected.map((id) => `DRV_USER+0 id ${id}`));
    }),
  },
  {
    id: 'driver-id-shared',
    title: 'takes the same driver identifier for two instances, whose handles tell them apart',
    source: { text: 'The driver can use this identifier for any purpose.', href: DRIVER_INSTANCES },
    run: recorded(({ addDriver, open, send, close, transcript, forget }) => {
      const driver = addDriver({ [DRV_OPEN]: 5 });
      const [first, second] = [open(driver), open(driver)];
      forget();
      send(first, DRV_USER);
      close(first);
      send(second, DRV_USER);
      expectEqual('messages', transcript('hdrvr', 'driverId'), ['DRV_USER+0 #1 id 5', 'DRV_CLOSE #1 id 5', 'DRV_USER+0 #2 id 5']);
    }),
  },
  {
    id: 'close-driver-id',
    title: 'gives the driver identifier of the instance with DRV_CLOSE',
    source: {
      text: 'This is the same value previously returned by the driver from the DRV_OPEN message.',
      href: DRV_CLOSE_PAGE,
    },
    run: recorded(({ addDriver, open, close, about }) => {
      const driver = addDriver();
      const [first, second] = [open(driver), open(driver)];
      close(second);
      close(first);
      expectEqual('driver identifiers', about([DRV_CLOSE], 'driverId'), ['DRV_CLOSE id 102', 'DRV_CLOSE id 101']);
    }),
  },
];
