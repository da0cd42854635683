import { DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_USER } from '@driverproc/messages';
import type { DriverHost } from '../../driver.js';
import type { ConformanceCase } from '../conformance-case.js';
import { expectEqual } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import type { RecordedCall } from '../recorder.js';
import { DEF_DRIVER_PROC, DRIVER_FORMAT, DRIVER_MESSAGES } from '../sources.js';

const leave = ({ driverId, hdrvr, msg, lParam1, lParam2 }: RecordedCall, host: DriverHost): number | bigint =>
  host.defDriverProc(driverId, hdrvr, msg, lParam1, lParam2);

/** What DefDriverProc answers for a driver. */
export const defaultAnswerCases: readonly ConformanceCase[] = [
  {
    id: 'default-custom',
    title: 'answers zero for custom messages in DefDriverProc',
    source: { text: 'Custom messages passed to the DefDriverProc function are ignored.', href: DRIVER_MESSAGES },
    run: recorded(({ binding }) => {
      const answers = [DRV_USER, DRV_USER + 1, 0x6000].map((msg) => binding.defDriverProc(101, 0, msg, 1, 2));
      expectEqual('answers', answers, [0, 0, 0]);
    }),
  },
  {
    id: 'default-life-cycle',
    title: 'opens a driver that leaves DRV_LOAD and DRV_ENABLE to DefDriverProc',
    source: { text: 'Provides default processing for any messages not processed by an installable driver.', href: DEF_DRIVER_PROC },
    run: recorded(({ addDriver, open, close, about }) => {
      close(open(addDriver({ [DRV_LOAD]: leave, [DRV_ENABLE]: leave, [DRV_DISABLE]: leave, [DRV_FREE]: leave })));
      expectEqual('messages', about(LIFE_CYCLE), ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    }),
  },
  {
    id: 'default-inside-driver',
    title: 'gives a driver the answers that the binding gives',
    source: {
      text: 'The DriverProc function either processes the message or passes the message to the default message handler, the DefDriverProc function.',
      href: DRIVER_FORMAT,
    },
    run: recorded(({ binding, addDriver, open, send }) => {
      const messages = [7, 8, 9, 10, 11, 15, 0x800, DRV_USER];
      const hdrvr = open(addDriver(Object.fromEntries(messages.map((msg) => [msg, leave]))));
      const answers = messages.map((msg) => send(hdrvr, msg));
      expectEqual('answers', answers, messages.map((msg) => binding.defDriverProc(101, hdrvr, msg, 0, 0)));
    }),
  },
];
