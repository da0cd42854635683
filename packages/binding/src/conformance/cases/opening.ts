import { DRV_ENABLE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual, expectThat } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import {
  DRIVER_INSTANCES,
  DRIVER_MESSAGES,
  DRIVER_PROC,
  DRV_ENABLE_PAGE,
  DRV_LOAD_PAGE,
  FUNCTIONS_AND_MESSAGES,
  NT_DRV_OPEN,
  OPEN_DRIVER,
} from '../sources.js';

/** What opening sends. */
export const openingCases: readonly ConformanceCase[] = [
  {
    id: 'first-open',
    title: 'sends DRV_LOAD, DRV_ENABLE and DRV_OPEN, in that order, when the first instance of a driver is opened',
    source: {
      text: 'When the first instance is opened, the system sends the DRV_LOAD, DRV_ENABLE, and DRV_OPEN messages to the driver in that order.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, open, about }) => {
      open(addDriver());
      expectEqual('messages', about(LIFE_CYCLE), ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
    }),
  },
  {
    id: 'load-is-first',
    title: 'sends nothing before DRV_LOAD',
    source: { text: 'The DRV_LOAD message is always the first message that a device driver receives.', href: DRV_LOAD_PAGE },
    run: recorded(({ addDriver, open, transcript }) => {
      open(addDriver());
      expectEqual('first message', transcript().slice(0, 1), ['DRV_LOAD']);
    }),
  },
  {
    id: 'further-open',
    title: 'sends only DRV_OPEN when another instance is opened',
    source: {
      text: 'On each subsequent opening of an instance of the same driver, the system sends only a DRV_OPEN message.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, open, transcript, forget }) => {
      const driver = addDriver();
      open(driver);
      forget();
      open(driver);
      open(driver);
      expectEqual('messages', transcript(), ['DRV_OPEN', 'DRV_OPEN']);
    }),
  },
  {
    id: 'own-life-cycle',
    title: 'gives each driver its own life cycle, whatever else is open',
    source: {
      text: 'This function creates an instance of the driver, loading the driver into memory if no other instance exists, and returns the handle of the new instance.',
      href: FUNCTIONS_AND_MESSAGES,
    },
    run: recorded(({ addDriver, open, about }) => {
      const [a, b] = [addDriver(), addDriver()];
      open(a);
      open(b);
      open(a);
      expectEqual('messages', about(LIFE_CYCLE, 'driver'), [
        'DRV_LOAD a',
        'DRV_ENABLE a',
        'DRV_OPEN a',
        'DRV_LOAD b',
        'DRV_ENABLE b',
        'DRV_OPEN b',
        'DRV_OPEN a',
      ]);
    }),
  },
  {
    id: 'load-hdrvr',
    title: 'gives no handle with DRV_LOAD',
    source: { text: 'The hdrvr parameter is always zero.', href: DRV_LOAD_PAGE },
    run: recorded(({ addDriver, open, about }) => {
      open(addDriver());
      expectEqual('hdrvr', about([DRV_LOAD], 'hdrvr'), ['DRV_LOAD 0']);
    }),
  },
  {
    id: 'enable-hdrvr',
    title: 'gives the handle of the instance that is being opened with DRV_ENABLE',
    source: { text: 'Handle of the installable driver instance.', href: DRV_ENABLE_PAGE },
    run: recorded(({ addDriver, open, about, symbol }) => {
      const hdrvr = open(addDriver());
      expectEqual('hdrvr', about([DRV_ENABLE], 'hdrvr'), [`DRV_ENABLE ${symbol(hdrvr)}`]);
    }),
  },
  {
    id: 'load-enable-parameters',
    title: 'sets the parameters of DRV_LOAD and DRV_ENABLE to zero',
    source: { text: 'In many cases, the parameters are not used and are set to zero.', href: DRIVER_MESSAGES },
    run: recorded(({ addDriver, open, about }) => {
      const driver = addDriver();
      open(driver, 7);
      expectEqual('parameters', about([DRV_LOAD, DRV_ENABLE], 'lParam1', 'lParam2'), [
        'DRV_LOAD lParam1 0 lParam2 0',
        'DRV_ENABLE lParam1 0 lParam2 0',
      ]);
    }),
  },
  {
    id: 'open-hdrvr',
    title: 'returns the handle that the driver gets with DRV_OPEN',
    source: { text: 'Returns the handle of the installable driver instance if successful or NULL otherwise.', href: OPEN_DRIVER },
    run: recorded(({ addDriver, open, about, symbol, forget }) => {
      const driver = addDriver();
      const first = open(driver);
      expectEqual('hdrvr', about([DRV_OPEN], 'hdrvr'), [`DRV_OPEN ${symbol(first)}`]);
      forget();
      const second = open(driver);
      expectEqual('hdrvr', about([DRV_OPEN], 'hdrvr'), [`DRV_OPEN ${symbol(second)}`]);
    }),
  },
  {
    id: 'unique-handles',
    title: 'gives each instance a handle of its own',
    source: { text: 'Each instance of the installable driver has a unique handle.', href: DRIVER_PROC },
    run: recorded(({ addDriver, open }) => {
      const [a, b] = [addDriver(), addDriver()];
      const handles = [open(a), open(a), open(b), open(a)];
      const different = new Set(handles).size;
      expectThat(different === 4, 'handles of 4 instances', '4 different ones', `${different}`);
    }),
  },
  {
    id: 'open-lparam2',
    title: 'passes lParam2 of OpenDriver with DRV_OPEN',
    source: {
      text: 'This value is passed as the lParam2 parameter to the DriverProc function of the installable driver.',
      href: OPEN_DRIVER,
    },
    run: recorded(({ addDriver, open, about, forget }) => {
      const driver = addDriver();
      open(driver);
      forget();
      open(driver, 0x51);
      open(driver, -1);
      expectEqual('lParam2', about([DRV_OPEN], 'lParam2'), ['DRV_OPEN lParam2 81', 'DRV_OPEN lParam2 -1']);
    }),
  },
  {
    id: 'one-instance-per-open',
    title: 'creates one instance for each open, whatever its lParam2',
    source: {
      text: 'The system creates an instance of the driver each time the driver is opened and destroys the instance when the driver is closed.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, open, about }) => {
      open(addDriver(), 7);
      expectEqual('instances', about([DRV_OPEN], 'hdrvr', 'lParam2'), ['DRV_OPEN #1 lParam2 7']);
    }),
  },
  {
    id: 'open-driver-id',
    title: 'gives driver identifier zero with DRV_OPEN, which is to answer it',
    source: { text: 'This value is zero for the DRV_OPEN message.', href: NT_DRV_OPEN },
    run: recorded(({ addDriver, open, about }) => {
      const driver = addDriver();
      open(driver);
      open(driver);
      expectEqual('driver identifiers', about([DRV_OPEN], 'driverId'), ['DRV_OPEN id 0', 'DRV_OPEN id 0']);
    }),
  },
];
