import { DRV_CONFIGURE, DRV_QUERYCONFIGURE, DRV_USER, DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART } from '@driverproc/messages';
import { readDriverConfigInfo, withDriverConfigInfo } from '../../driver-config-info.js';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual } from '../expectations.js';
import { recorded } from '../recorder.js';
import {
  CONTRACT,
  DRIVER_INSTANCES,
  DRIVER_MESSAGES,
  DRV_CONFIGURE_PAGE,
  DRV_QUERYCONFIGURE_PAGE,
} from '../sources.js';

const ALL_SORTS = [0, 7, 8, 15, 0x7ff, 0x800, 0x3fff, 0x4000, 0x6000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

/** Messages that applications send. */
export const messageCases: readonly ConformanceCase[] = [
  {
    id: 'message-and-parameters',
    title: 'sends a message as it is, with both its parameters',
    source: { text: 'Each driver message consists of a message identifier and two 32-bit parameters.', href: DRIVER_MESSAGES },
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const hdrvr = open(addDriver());
      forget();
      send(hdrvr, DRV_USER + 1, 21, -22);
      send(hdrvr, DRV_USER + 2, 0, 0x7fffffff);
      expectEqual('messages', transcript('lParam1', 'lParam2'), [
        'DRV_USER+1 lParam1 21 lParam2 -22',
        'DRV_USER+2 lParam1 0 lParam2 2147483647',
      ]);
    }),
  },
  {
    id: 'message-hdrvr',
    title: 'sends a message to the instance whose handle it is, and to no other',
    source: {
      text: 'To help the driver keep track of the instances, the system sends a driver instance handle with each driver message after the instance has been created.',
      href: DRIVER_INSTANCES,
    },
    run: recorded(({ addDriver, open, send, transcript, forget }) => {
      const [a, b] = [addDriver(), addDriver()];
      const handles = [open(a), open(b), open(a)];
      forget();
      for (const hdrvr of handles) send(hdrvr, DRV_USER);
      expectEqual('messages', transcript('driver', 'hdrvr'), ['DRV_USER+0 a #1', 'DRV_USER+0 b #2', 'DRV_USER+0 a #3']);
    }),
  },
  {
    id: 'every-message',
    title: 'filters no message number',
    source: {
      text: 'Every message number from 0 to 2^32 - 1 reaches the instance that it is sent to: none is filtered.',
      href: CONTRACT,
    },
    run: recorded(({ addDriver, open, send }) => {
      const received: number[] = [];
      const note = ({ msg }: { msg: number }): number => received.push(msg);
      const hdrvr = open(addDriver(Object.fromEntries(ALL_SORTS.map((msg) => [msg, note]))));
      received.length = 0;
      for (const msg of ALL_SORTS) send(hdrvr, msg, 1, 2);
      expectEqual('message numbers', received, ALL_SORTS);
    }),
  },
  {
    id: 'answer',
    title: 'returns what the driver answers',
    source: {
      text: "Every call is synchronous: a driver's answer is the reply, and the order of messages is part of what drivers rely on.",
      href: CONTRACT,
    },
    run: recorded(({ addDriver, open, send }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1 }) => lParam1 }));
      for (const answer of [1, 2, -1, 0x4000, 0x7fffffff, -0x80000000]) expectEqual('SendDriverMessage', send(hdrvr, DRV_USER, answer), answer);
    }),
  },
  {
    id: 'answer-zero',
    title: 'returns zero where the driver answers zero',
    source: { text: 'Zero and null are answers, not errors.', href: CONTRACT },
    run: recorded(({ addDriver, open, send }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: 0 }));
      expectEqual('SendDriverMessage', send(hdrvr, DRV_USER, 5, 6), 0);
    }),
  },
  {
    id: 'query-configure',
    title: 'lets a driver say that it has no configuration dialog box, and that it has one',
    source: {
      text: 'Returns a nonzero value if the driver can display a configuration dialog box or zero otherwise.',
      href: DRV_QUERYCONFIGURE_PAGE,
    },
    run: recorded(({ addDriver, open, send }) => {
      const has = open(addDriver({ [DRV_QUERYCONFIGURE]: 1 }));
      const hasNone = open(addDriver({ [DRV_QUERYCONFIGURE]: 0 }));
      expectEqual('answers', [send(has, DRV_QUERYCONFIGURE), send(hasNone, DRV_QUERYCONFIGURE)], [1, 0]);
    }),
  },
  {
    id: 'configure-answers',
    title: 'returns DRVCNF_OK, DRVCNF_CANCEL and DRVCNF_RESTART as the driver answers them',
    source: {
      text: 'The DRV_CANCEL, DRV_OK, and DRV_RESTART return values are obsolete; they have been replaced by DRVCNF_CANCEL, DRVCNF_OK, and DRVCNF_RESTART, respectively.',
      href: DRV_CONFIGURE_PAGE,
    },
    run: recorded(({ addDriver, open, send }) => {
      const answers = [DRVCNF_OK, DRVCNF_CANCEL, DRVCNF_RESTART];
      let asked = 0;
      const hdrvr = open(addDriver({ [DRV_CONFIGURE]: () => answers[asked++]! }));
      expectEqual('answers', answers.map(() => send(hdrvr, DRV_CONFIGURE)), [1, 0, 2]);
    }),
  },
  {
    id: 'config-info',
    title: 'lets a driver read the DRVCONFIGINFO of DRV_CONFIGURE',
    source: {
      text: 'If the structure is given, it contains the names of the registry key and value associated with the driver.',
      href: DRV_CONFIGURE_PAGE,
    },
    run: recorded(({ binding, addDriver, open, send }) => {
      const read: (string | null)[] = [];
      const hdrvr = open(
        addDriver({
          [DRV_CONFIGURE]({ lParam2 }, host) {
            const { sectionName, aliasName } = readDriverConfigInfo(host, lParam2);
            return read.push(sectionName, aliasName);
          },
        }),
      );
      const info = { sectionName: 'Drivers32', aliasName: 'wave1' };
      withDriverConfigInfo(binding, info, (address) => send(hdrvr, DRV_CONFIGURE, 0, address));
      withDriverConfigInfo(binding, { sectionName: null, aliasName: 'wave2' }, (address) => send(hdrvr, DRV_CONFIGURE, 0, address));
      expectEqual('names', read, ['Drivers32', 'wave1', null, 'wave2']);
    }),
  },
];
