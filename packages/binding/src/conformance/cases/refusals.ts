import { DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual, expectNoHandle } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import { DRIVER_INSTANCES, DRV_ENABLE_PAGE, DRV_LOAD_PAGE, NT_DRV_LOAD, OPEN_DRIVER } from '../sources.js';

/** What answers to the messages of opening do. */
export const refusalCases: readonly ConformanceCase[] = [
  {
    id: 'load-zero',
    title: 'opens nothing and sends nothing more when DRV_LOAD is answered with zero',
    source: {
      text: 'If a driver cannot complete the configuration or allocate memory, it returns zero to direct the system to immediately remove the driver from memory and prevent any subsequent messages from being sent.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, tryOpen, about }) => {
      const driver = addDriver({ [DRV_LOAD]: 0 });
      expectNoHandle('OpenDriver', tryOpen(driver));
      expectEqual('messages', about(LIFE_CYCLE), ['DRV_LOAD']);
    }),
  },
  {
    id: 'load-zero-unloads',
    title: 'sends DRV_LOAD again at the next open when it was answered with zero',
    source: {
      text: 'Otherwise it should return zero, which causes winmm.dll to unload the driver.',
      href: NT_DRV_LOAD,
    },
    run: recorded(({ addDriver, tryOpen, open, about, forget }) => {
      let loads = 0;
      const driver = addDriver({ [DRV_LOAD]: () => ((loads += 1) === 1 ? 0 : 1) });
      tryOpen(driver);
      forget();
      open(driver);
      expectEqual('messages', about(LIFE_CYCLE), ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
    }),
  },
  {
    id: 'load-nonzero',
    title: 'takes any answer but zero to DRV_LOAD for success',
    source: { text: 'Returns nonzero if successful or zero otherwise.', href: DRV_LOAD_PAGE },
    run: recorded(({ addDriver, open }) => {
      open(addDriver({ [DRV_LOAD]: 2 }));
      open(addDriver({ [DRV_LOAD]: -1 }));
    }),
  },
  {
    id: 'enable-answer',
    title: 'ignores the answer to DRV_ENABLE',
    source: { text: 'No return value.', href: DRV_ENABLE_PAGE },
    run: recorded(({ addDriver, open, about }) => {
      open(addDriver({ [DRV_ENABLE]: 0 }));
      expectEqual('messages', about(LIFE_CYCLE), ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
    }),
  },
  {
    id: 'open-zero',
    title: 'opens no instance when DRV_OPEN is answered with zero',
    source: {
      text: 'A driver can prevent any instance from being created by returning zero for the DRV_OPEN message.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, tryOpen }) => {
      expectNoHandle('OpenDriver', tryOpen(addDriver({ [DRV_OPEN]: 0 })));
    }),
  },
  {
    id: 'open-zero-further',
    title: 'leaves the open instances of a driver alone when it refuses another one',
    source: { text: 'Installable drivers are not required to support multiple instances.', href: DRIVER_INSTANCES },
    run: recorded(({ addDriver, open, tryOpen, send, about }) => {
      let opens = 0;
      const driver = addDriver({ [DRV_OPEN]: () => ((opens += 1) === 1 ? 9 : 0), [DRV_USER]: 5 });
      const hdrvr = open(driver);
      expectNoHandle('second OpenDriver', tryOpen(driver));
      expectEqual('DRV_DISABLE and DRV_FREE', about([DRV_DISABLE, DRV_FREE]), []);
      expectEqual('answer of the first instance', send(hdrvr, DRV_USER), 5);
    }),
  },
  {
    id: 'unknown-driver',
    title: 'opens nothing for a name that no driver has',
    source: { text: 'Returns the handle of the installable driver instance if successful or NULL otherwise.', href: OPEN_DRIVER },
    run: recorded(({ addDriver, tryOpen, transcript }) => {
      addDriver();
      for (const name of ['no-such-driver-of-driverproc.drv', 'no-such-driver-of-driverproc.drv left', '']) {
        expectNoHandle(`OpenDriver ${JSON.stringify(name)}`, tryOpen(name));
      }
      expectEqual('messages', transcript(), []);
    }),
  },
];
