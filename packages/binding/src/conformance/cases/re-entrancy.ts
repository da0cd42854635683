import { DRV_FREE, DRV_LOAD, DRV_USER } from '@driverproc/messages';
import type { HDRVR } from '../../driver-binding.js';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import { CONTRACT, DRV_LOAD_PAGE } from '../sources.js';

const inside = { text: 'A driver may call the binding from inside a message: open, send and close.', href: CONTRACT };

/** Drivers that call the binding while they are called. */
export const reEntrancyCases: readonly ConformanceCase[] = [
  {
    id: 'send-inside-message',
    title: 'lets a driver send to another one inside a message, and gives it the answer at once',
    source: inside,
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const inner = open(addDriver({ [DRV_USER + 1]: ({ lParam1 }) => Number(lParam1) + 1 }));
      const outer = open(addDriver({ [DRV_USER]: ({ lParam1 }) => Number(send(inner, DRV_USER + 1, lParam1)) * 10 }));
      forget();
      expectEqual('SendDriverMessage', send(outer, DRV_USER, 4), 50);
      expectEqual('messages', transcript('driver'), ['DRV_USER+0 b', '  DRV_USER+1 a']);
    }),
  },
  {
    id: 'send-to-oneself',
    title: 'lets a driver send to its own instance inside a message',
    source: inside,
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const countDown = ({ hdrvr, lParam1 }: { hdrvr: HDRVR | 0; lParam1: number | bigint }): number =>
        lParam1 === 0 ? 0 : Number(send(hdrvr as HDRVR, DRV_USER, Number(lParam1) - 1)) + 1;
      const hdrvr = open(addDriver({ [DRV_USER]: countDown }));
      forget();
      expectEqual('SendDriverMessage', send(hdrvr, DRV_USER, 2), 2);
      expectEqual('messages', transcript('hdrvr', 'driverId', 'lParam1'), [
        'DRV_USER+0 #1 id 101 lParam1 2',
        '  DRV_USER+0 #1 id 101 lParam1 1',
        '    DRV_USER+0 #1 id 101 lParam1 0',
      ]);
    }),
  },
  {
    id: 'open-inside-message',
    title: 'lets a driver open and close an instance of its own inside a message',
    source: inside,
    run: recorded(({ addDriver, open, send, close, transcript, forget }) => {
      const driver: string = addDriver({ [DRV_USER]: () => Number(close(open(driver))) });
      const hdrvr = open(driver);
      forget();
      send(hdrvr, DRV_USER);
      expectEqual('messages', transcript('hdrvr'), ['DRV_USER+0 #1', '  DRV_OPEN #2', '  DRV_CLOSE #2']);
    }),
  },
  {
    id: 'supporting-driver',
    title: 'lets a driver open the driver that it needs with DRV_LOAD, and close it with DRV_FREE',
    source: {
      text: 'The driver should make sure that any hardware and supporting drivers it needs to function properly are present.',
      href: DRV_LOAD_PAGE,
    },
    run: recorded(({ addDriver, open, close, about, forget }) => {
      const needed = addDriver();
      let support: HDRVR | undefined;
      const driver = addDriver({
        [DRV_LOAD]() {
          support = open(needed);
          return 1;
        },
        [DRV_FREE]: () => close(support!),
      });
      const hdrvr = open(driver);
      expectEqual('messages of OpenDriver', about(LIFE_CYCLE, 'driver'), [
        'DRV_LOAD b',
        '  DRV_LOAD a',
        '  DRV_ENABLE a',
        '  DRV_OPEN a',
        'DRV_ENABLE b',
        'DRV_OPEN b',
      ]);
      forget();
      close(hdrvr);
      expectEqual('messages of CloseDriver', about(LIFE_CYCLE, 'driver'), [
        'DRV_CLOSE b',
        'DRV_DISABLE b',
        'DRV_FREE b',
        '  DRV_CLOSE a',
        '  DRV_DISABLE a',
        '  DRV_FREE a',
      ]);
    }),
  },
];
