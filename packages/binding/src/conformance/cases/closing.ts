import { DRV_CLOSE, DRV_DISABLE, DRV_FREE, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectClosed, expectEqual } from '../expectations.js';
import { recorded } from '../recorder.js';
import { CLOSE_DRIVER, DRIVER_INSTANCES, DRIVER_PROC, DRV_CLOSE_PAGE, NT_DRV_CLOSE, NT_DRV_LOAD } from '../sources.js';

/** Closing one instance. */
export const closingCases: readonly ConformanceCase[] = [
  {
    id: 'close-each-instance',
    title: 'sends DRV_CLOSE each time that an instance is closed',
    source: { text: 'The system sends a DRV_CLOSE message each time an instance is closed.', href: DRIVER_INSTANCES },
    run: recorded(({ addDriver, open, close, about }) => {
      const driver = addDriver();
      for (const hdrvr of [open(driver), open(driver), open(driver)]) close(hdrvr);
      expectEqual('messages', about([DRV_CLOSE]), ['DRV_CLOSE', 'DRV_CLOSE', 'DRV_CLOSE']);
    }),
  },
  {
    id: 'close-hdrvr',
    title: 'sends DRV_CLOSE to the instance that is closed',
    source: { text: 'The instance handle sent with the message identifies which instance to close.', href: DRIVER_INSTANCES },
    run: recorded(({ addDriver, open, close, about }) => {
      const driver = addDriver();
      const [first, second, third] = [open(driver), open(driver), open(driver)];
      for (const hdrvr of [second, third, first]) close(hdrvr);
      expectEqual('handles', about([DRV_CLOSE], 'hdrvr'), ['DRV_CLOSE #2', 'DRV_CLOSE #3', 'DRV_CLOSE #1']);
    }),
  },
  {
    id: 'close-parameters',
    title: 'passes both lParams of CloseDriver with DRV_CLOSE',
    source: {
      text: 'When msg is DRV_CLOSE, lParam1 and lParam2 are the same values as the lParam1 and lParam2 parameters in a call to the CloseDriver function.',
      href: DRIVER_PROC,
    },
    run: recorded(({ addDriver, open, close, about }) => {
      const driver = addDriver();
      const [first, second] = [open(driver), open(driver)];
      close(first, 8, -9);
      close(second, 0, 7);
      expectEqual('parameters', about([DRV_CLOSE], 'lParam1', 'lParam2'), [
        'DRV_CLOSE lParam1 8 lParam2 -9',
        'DRV_CLOSE lParam1 0 lParam2 7',
      ]);
    }),
  },
  {
    id: 'close-answer',
    title: 'returns a value other than zero for an instance that it closed',
    source: { text: 'Returns nonzero if successful or zero otherwise.', href: CLOSE_DRIVER },
    run: recorded(({ addDriver, open, close }) => {
      const driver = addDriver({ [DRV_CLOSE]: -1 });
      const [first, second] = [open(driver), open(driver)];
      for (const hdrvr of [first, second]) expectClosed('CloseDriver', close(hdrvr));
    }),
  },
  {
    id: 'close-zero',
    title: 'keeps an instance open when DRV_CLOSE is answered with zero',
    source: { text: 'Returns nonzero if successful or zero otherwise.', href: DRV_CLOSE_PAGE },
    run: recorded(({ addDriver, open, close, send }) => {
      let closes = 0;
      const hdrvr = open(addDriver({ [DRV_CLOSE]: () => ((closes += 1) === 1 ? 0 : 1), [DRV_USER]: 5 }));
      expectEqual('CloseDriver', close(hdrvr), 0);
      expectEqual('answer of the instance', send(hdrvr, DRV_USER), 5);
      expectClosed('second CloseDriver', close(hdrvr));
    }),
  },
  {
    id: 'close-keeps-others',
    title: 'leaves the other instances of a driver open',
    source: { text: 'Other driver instances might still be open.', href: NT_DRV_CLOSE },
    run: recorded(({ addDriver, open, close, send, symbol }) => {
      const driver = addDriver({ [DRV_USER]: 5 });
      const handles = [open(driver), open(driver), open(driver)];
      close(handles[1]!);
      const answers = handles.map((hdrvr) => `${symbol(hdrvr)} ${send(hdrvr, DRV_USER)}`);
      expectEqual('answers', answers, ['#1 5', '#2 0', '#3 5']);
    }),
  },
  {
    id: 'loaded-until-all-closed',
    title: 'sends neither DRV_DISABLE nor DRV_FREE while an instance is open',
    source: {
      text: 'After a user-mode driver instance has been opened, the driver remains loaded until all instances have been closed.',
      href: NT_DRV_LOAD,
    },
    run: recorded(({ addDriver, open, close, about }) => {
      const driver = addDriver();
      const first = open(driver);
      open(driver);
      close(first);
      close(open(driver));
      expectEqual('messages', about([DRV_CLOSE, DRV_DISABLE, DRV_FREE]), ['DRV_CLOSE', 'DRV_CLOSE']);
    }),
  },
];
