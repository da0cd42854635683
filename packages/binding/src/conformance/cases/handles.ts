import { DRV_USER } from '@driverproc/messages';
import type { HDRVR } from '../../driver-binding.js';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual, expectThat } from '../expectations.js';
import { recorded } from '../recorder.js';
import { CLOSE_DRIVER, CONTRACT, GET_DRIVER_MODULE_HANDLE } from '../sources.js';

const notOpen = { text: 'A handle that is not open is answered with zero or null, and no driver is called.', href: CONTRACT };

/** Zero, small numbers, all ones, and a handle that is open and one: what winmm.dll is safe with. */
function handlesThatAreNotOpen(open: HDRVR): readonly HDRVR[] {
  const next = typeof open === 'bigint' ? open + 1n : (open as number) + 1;
  return [0, 1, 2, 255, 4096, -1, next] as HDRVR[];
}

/** Handles, open and not. */
export const handleCases: readonly ConformanceCase[] = [
  {
    id: 'not-open-send',
    title: 'answers a message to a handle that is not open with zero, and calls no driver',
    source: notOpen,
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: 5 }));
      forget();
      const answers = handlesThatAreNotOpen(hdrvr).map((each) => send(each, DRV_USER, 1, 2));
      expectEqual('answers', answers, [0, 0, 0, 0, 0, 0, 0]);
      expectEqual('messages', transcript(), []);
    }),
  },
  {
    id: 'not-open-close',
    title: 'returns zero for closing a handle that is not open, and closes nothing',
    source: { text: 'Returns nonzero if successful or zero otherwise.', href: CLOSE_DRIVER },
    run: recorded(({ addDriver, open, close, transcript, forget }) => {
      const hdrvr = open(addDriver());
      forget();
      const results = handlesThatAreNotOpen(hdrvr).map((each) => close(each));
      expectEqual('results', results, [0, 0, 0, 0, 0, 0, 0]);
      expectEqual('messages', transcript(), []);
    }),
  },
  {
    id: 'not-open-module',
    title: 'gives no module for a handle that is not open',
    source: {
      text: 'Returns an instance handle of the driver module if successful or NULL otherwise.',
      href: GET_DRIVER_MODULE_HANDLE,
    },
    run: recorded(({ binding, addDriver, open }) => {
      const hdrvr = open(addDriver());
      const modules = handlesThatAreNotOpen(hdrvr).map((each) => binding.getDriverModuleHandle(each));
      expectEqual('modules', modules, [null, null, null, null, null, null, null]);
    }),
  },
  {
    id: 'closed-handle',
    title: 'answers a handle that was closed with zero and null, and calls no driver',
    source: notOpen,
    // Nothing is opened after the close: on Windows a handle is an address, and may come again.
    run: recorded(({ binding, addDriver, open, close, send, transcript, forget }) => {
      const driver = addDriver({ [DRV_USER]: 5 });
      const hdrvr = open(driver);
      open(driver);
      close(hdrvr);
      forget();
      const answers = [send(hdrvr, DRV_USER), close(hdrvr), binding.getDriverModuleHandle(hdrvr)];
      expectEqual('answers', answers, [0, 0, null]);
      expectEqual('messages', transcript(), []);
    }),
  },
  {
    id: 'module-of-driver',
    title: 'gives one module for all instances of a driver, and another one for another driver',
    source: {
      text: 'Retrieves the instance handle of the module that contains the installable driver.',
      href: GET_DRIVER_MODULE_HANDLE,
    },
    run: recorded(({ binding, addDriver, open }) => {
      const [a, b] = [addDriver(), addDriver()];
      const [first, second, other] = [open(a), open(a), open(b)].map((hdrvr) => binding.getDriverModuleHandle(hdrvr));
      expectThat(first !== null, 'module', 'a handle', 'null');
      expectThat(second === first, 'module of another instance', 'the same', 'another one');
      expectThat(other !== first, 'module of another driver', 'another one', 'the same');
    }),
  },
];
