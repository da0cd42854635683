import { DRV_CLOSE, DRV_DISABLE, DRV_FREE, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectClosed, expectEqual } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import {
  DRIVER_INSTANCES,
  DRIVER_MESSAGES,
  DRV_DISABLE_PAGE,
  DRV_FREE_PAGE,
  NT_DRV_DISABLE,
  NT_DRV_FREE,
  NT_STANDARD_MESSAGES,
} from '../sources.js';

/** Closing the last instance. */
export const unloadingCases: readonly ConformanceCase[] = [
  {
    id: 'last-close',
    title: 'sends DRV_CLOSE, DRV_DISABLE and DRV_FREE, in that order, when the last instance of a driver is closed',
    source: {
      text: 'When the last remaining instance is closed, the system sends the DRV_CLOSE, DRV_DISABLE, and DRV_FREE messages in that order.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, open, close, transcript, forget }) => {
      const hdrvr = open(addDriver());
      forget();
      close(hdrvr);
      expectEqual('messages', transcript(), ['DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    }),
  },
  {
    id: 'last-close-of-several',
    title: 'sends DRV_DISABLE and DRV_FREE with the last close, whichever instance that is and whatever other drivers are open',
    source: {
      text: 'This function calls SendDriverMessage to send DRV_CLOSE and, if there are no other open instances of the driver, to also send DRV_DISABLE and DRV_FREE.',
      href: NT_STANDARD_MESSAGES,
    },
    run: recorded(({ addDriver, open, close, transcript, forget }) => {
      const [a, b] = [addDriver(), addDriver()];
      const [first, , second] = [open(a), open(b), open(a)];
      forget();
      close(second);
      close(first);
      expectEqual('messages', transcript('driver', 'hdrvr'), ['DRV_CLOSE a #3', 'DRV_CLOSE a #1', 'DRV_DISABLE a #1', 'DRV_FREE a #1']);
    }),
  },
  {
    id: 'disable-free-hdrvr',
    title: 'gives the handle that was closed last with DRV_DISABLE and DRV_FREE',
    source: { text: 'Handle of the installable driver instance.', href: DRV_DISABLE_PAGE },
    run: recorded(({ addDriver, open, close, about }) => {
      const driver = addDriver();
      const [first, second] = [open(driver), open(driver)];
      close(first);
      close(second);
      expectEqual('handles', about([DRV_DISABLE, DRV_FREE], 'hdrvr'), ['DRV_DISABLE #2', 'DRV_FREE #2']);
    }),
  },
  {
    id: 'disable-driver-id',
    title: 'gives driver identifier zero with DRV_DISABLE',
    source: { text: 'This value is zero for the DRV_DISABLE message.', href: NT_DRV_DISABLE },
    run: recorded(({ addDriver, open, close, about }) => {
      close(open(addDriver()));
      expectEqual('driver identifier', about([DRV_DISABLE], 'driverId'), ['DRV_DISABLE id 0']);
    }),
  },
  {
    id: 'free-driver-id',
    title: 'gives driver identifier zero with DRV_FREE',
    source: { text: 'This value is zero for the DRV_FREE message.', href: NT_DRV_FREE },
    run: recorded(({ addDriver, open, close, about }) => {
      close(open(addDriver()));
      expectEqual('driver identifier', about([DRV_FREE], 'driverId'), ['DRV_FREE id 0']);
    }),
  },
  {
    id: 'disable-free-parameters',
    title: 'sets the parameters of DRV_DISABLE and DRV_FREE to zero, whatever CloseDriver was given',
    source: { text: 'In many cases, the parameters are not used and are set to zero.', href: DRIVER_MESSAGES },
    run: recorded(({ addDriver, open, close, about }) => {
      close(open(addDriver()), 8, 9);
      expectEqual('parameters', about([DRV_DISABLE, DRV_FREE], 'lParam1', 'lParam2'), [
        'DRV_DISABLE lParam1 0 lParam2 0',
        'DRV_FREE lParam1 0 lParam2 0',
      ]);
    }),
  },
  {
    id: 'disable-free-answers',
    title: 'ignores the answers to DRV_DISABLE and DRV_FREE',
    source: { text: 'No return value.', href: DRV_DISABLE_PAGE },
    run: recorded(({ addDriver, open, close, about }) => {
      expectClosed('CloseDriver', close(open(addDriver({ [DRV_DISABLE]: 0, [DRV_FREE]: 0 }))));
      expectEqual('messages', about([DRV_CLOSE, DRV_DISABLE, DRV_FREE]), ['DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    }),
  },
  {
    id: 'free-is-last',
    title: 'sends nothing after DRV_FREE, also not to the old handle',
    source: { text: 'The DRV_FREE message is always the last message that a device driver receives.', href: DRV_FREE_PAGE },
    run: recorded(({ addDriver, open, close, send, transcript }) => {
      const hdrvr = open(addDriver());
      close(hdrvr);
      send(hdrvr, DRV_USER);
      expectEqual('last message', transcript().slice(-1), ['DRV_FREE']);
    }),
  },
  {
    id: 'open-after-last-close',
    title: 'begins anew with DRV_LOAD when a driver is opened after its last instance was closed',
    source: {
      text: 'This function calls SendDriverMessage to send DRV_LOAD and DRV_ENABLE messages, if the driver has not been previously loaded, and then to send DRV_OPEN.',
      href: NT_STANDARD_MESSAGES,
    },
    run: recorded(({ addDriver, open, close, about, forget }) => {
      const driver = addDriver();
      close(open(driver));
      forget();
      open(driver);
      expectEqual('messages', about(LIFE_CYCLE), ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
    }),
  },
];
