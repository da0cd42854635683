import { DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import { CONTRACT } from '../sources.js';

const source = {
  text: 'Messages of the life cycle that are sent by hand are only messages: they open and close nothing, and change no identifier.',
  href: CONTRACT,
};

/** Messages of the life cycle that an application sends. */
export const sentByHandCases: readonly ConformanceCase[] = [
  {
    id: 'life-cycle-by-hand',
    title: 'delivers messages of the life cycle that are sent by hand, and returns their answers',
    source,
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const script = Object.fromEntries(LIFE_CYCLE.map((msg) => [msg, 20 + msg]));
      const hdrvr = open(addDriver({ ...script, [DRV_LOAD]: 1, [DRV_OPEN]: 5 }));
      forget();
      const answers = [DRV_FREE, DRV_CLOSE, DRV_LOAD, DRV_DISABLE, DRV_ENABLE, DRV_OPEN].map((msg) => send(hdrvr, msg, 0, 7));
      expectEqual('answers', answers, [26, 24, 1, 25, 22, 5]);
      expectEqual('messages', transcript('driverId', 'lParam2'), [
        'DRV_FREE id 5 lParam2 7',
        'DRV_CLOSE id 5 lParam2 7',
        'DRV_LOAD id 5 lParam2 7',
        'DRV_DISABLE id 5 lParam2 7',
        'DRV_ENABLE id 5 lParam2 7',
        'DRV_OPEN id 5 lParam2 7',
      ]);
    }),
  },
  {
    id: 'open-by-hand',
    title: 'takes no driver identifier from a DRV_OPEN that is sent by hand',
    source,
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const hdrvr = open(addDriver());
      expectEqual('answer', send(hdrvr, DRV_OPEN), 102);
      forget();
      send(hdrvr, DRV_USER);
      expectEqual('driver identifier', transcript('hdrvr', 'driverId'), ['DRV_USER+0 #1 id 101']);
    }),
  },
  {
    id: 'close-by-hand',
    title: 'closes nothing for a DRV_CLOSE that is sent by hand',
    source,
    run: recorded(({ addDriver, open, send, close, transcript, forget }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: 5 }));
      for (const msg of [DRV_CLOSE, DRV_DISABLE, DRV_FREE]) send(hdrvr, msg);
      expectEqual('answer of the instance', send(hdrvr, DRV_USER), 5);
      forget();
      close(hdrvr);
      expectEqual('messages of CloseDriver', transcript(), ['DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    }),
  },
  {
    id: 'load-by-hand',
    title: 'does not count a DRV_LOAD or DRV_FREE that is sent by hand',
    source,
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const driver = addDriver();
      const hdrvr = open(driver);
      for (const msg of [DRV_FREE, DRV_LOAD, DRV_FREE]) send(hdrvr, msg);
      forget();
      open(driver);
      expectEqual('messages of OpenDriver', transcript(), ['DRV_OPEN']);
    }),
  },
];
