import { DRV_EXITSESSION, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectClosed, expectEqual } from '../expectations.js';
import { recorded } from '../recorder.js';
import { DRV_EXITSESSION_PAGE } from '../sources.js';

/** DRV_EXITSESSION, as whoever ends the session sends it: to every instance, before the first is closed. */
export const sessionEndCases: readonly ConformanceCase[] = [
  {
    id: 'exitsession-driver-id',
    title: 'gives each instance its own driver identifier and handle with DRV_EXITSESSION',
    source: {
      text: 'This is the same value previously returned by the driver from the DRV_OPEN message.',
      href: DRV_EXITSESSION_PAGE,
    },
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const [a, b] = [addDriver(), addDriver()];
      const handles = [open(a), open(b), open(a)];
      forget();
      for (const hdrvr of handles) send(hdrvr, DRV_EXITSESSION);
      expectEqual('messages', transcript('driver', 'hdrvr', 'driverId', 'lParam1', 'lParam2'), [
        'DRV_EXITSESSION a #1 id 101 lParam1 0 lParam2 0',
        'DRV_EXITSESSION b #2 id 102 lParam1 0 lParam2 0',
        'DRV_EXITSESSION a #3 id 103 lParam1 0 lParam2 0',
      ]);
    }),
  },
  {
    id: 'exitsession-closes-nothing',
    title: 'closes nothing for DRV_EXITSESSION: a driver prepares, and another one may still need it',
    source: {
      text: 'Notifies the driver that Windows is preparing to exit.',
      href: DRV_EXITSESSION_PAGE,
    },
    run: recorded(({ addDriver, open, send, close, transcript, forget }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: 5 }));
      forget();
      send(hdrvr, DRV_EXITSESSION);
      expectEqual('messages', transcript(), ['DRV_EXITSESSION']);
      expectEqual('answer of the instance afterwards', send(hdrvr, DRV_USER), 5);
      expectClosed('CloseDriver', close(hdrvr));
    }),
  },
  {
    id: 'exitsession-answer',
    title: 'goes on whatever a driver answers to DRV_EXITSESSION',
    source: { text: 'No return value.', href: DRV_EXITSESSION_PAGE },
    run: recorded(({ addDriver, open, send, close, transcript, forget }) => {
      const driver = addDriver({ [DRV_EXITSESSION]: ({ driverId }) => (driverId === 101 ? 0 : -1) });
      const [first, second] = [open(driver), open(driver)];
      forget();
      for (const hdrvr of [first, second]) send(hdrvr, DRV_EXITSESSION);
      for (const hdrvr of [first, second]) close(hdrvr);
      expectEqual('messages', transcript('hdrvr'), [
        'DRV_EXITSESSION #1',
        'DRV_EXITSESSION #2',
        'DRV_CLOSE #1',
        'DRV_CLOSE #2',
        'DRV_DISABLE #2',
        'DRV_FREE #2',
      ]);
    }),
  },
];
