import { DRV_CLOSE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN, DRV_USER } from '@driverproc/messages';
import type { ConformanceCase } from '../conformance-case.js';
import { expectDriverError, expectEqual, expectSame } from '../expectations.js';
import { LIFE_CYCLE, recorded } from '../recorder.js';
import { CONTRACT } from '../sources.js';

const thrown = {
  text: 'What a driver in JavaScript throws surfaces as handler_threw, with the thrown value as cause.',
  href: CONTRACT,
};
const state = {
  text: 'An open that a driver breaks off so leaves nothing open, a close is completed, and a message changes nothing.',
  href: CONTRACT,
};

/** Throws the first time only, so that what comes next shows what state was left. */
function throwsOnce(value: unknown, then: number): () => number {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls === 1) throw value;
    return then;
  };
}

/** A driver throws with one message of opening: OpenDriver throws, nothing is open, and the next open begins anew. */
function breaksOpen(msg: number): ConformanceCase['run'] {
  return recorded(({ addDriver, tryOpen, open, about, forget }) => {
    const cause = new Error('out of tape');
    const driver = addDriver({ [msg]: throwsOnce(cause, 1) });
    const got = expectDriverError('OpenDriver', 'handler_threw', () => tryOpen(driver));
    expectSame('cause', got, cause);
    forget();
    open(driver);
    expectEqual('messages of the next OpenDriver', about(LIFE_CYCLE), ['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
  });
}

/** A driver throws with one message of closing: CloseDriver throws when all is closed. */
function breaksClose(msg: number): ConformanceCase['run'] {
  return recorded(({ addDriver, open, close, transcript, forget }) => {
    const cause = new Error('out of tape');
    const hdrvr = open(addDriver({ [msg]: throwsOnce(cause, 1) }));
    forget();
    const got = expectDriverError('CloseDriver', 'handler_threw', () => close(hdrvr));
    expectSame('cause', got, cause);
    expectEqual('messages', transcript(), ['DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    expectEqual('second CloseDriver', close(hdrvr), 0);
  });
}

/** What drivers in JavaScript throw, and what they answer that is no answer. */
export const errorCases: readonly ConformanceCase[] = [
  {
    id: 'thrown-in-message',
    title: 'throws handler_threw where a driver throws, with what it threw as cause',
    source: thrown,
    run: recorded(({ addDriver, open, send }) => {
      const cause = new Error('too loud');
      const hdrvr = open(addDriver({ [DRV_USER]: throwsOnce(cause, 1) }));
      const got = expectDriverError('SendDriverMessage', 'handler_threw', () => send(hdrvr, DRV_USER));
      expectSame('cause', got, cause);
    }),
  },
  {
    id: 'thrown-value',
    title: 'lets a driver throw anything, also what is no Error',
    source: thrown,
    run: recorded(({ addDriver, open, send }) => {
      for (const value of ['too loud', undefined]) {
        const hdrvr = open(addDriver({ [DRV_USER]: throwsOnce(value, 1) }));
        expectSame('cause', expectDriverError('SendDriverMessage', 'handler_threw', () => send(hdrvr, DRV_USER)), value);
      }
    }),
  },
  {
    id: 'thrown-changes-nothing',
    title: 'leaves an instance that threw with a message as it was',
    source: state,
    run: recorded(({ addDriver, open, send, close, transcript, forget }) => {
      const hdrvr = open(addDriver({ [DRV_USER]: throwsOnce(new Error('too loud'), 5) }));
      expectDriverError('SendDriverMessage', 'handler_threw', () => send(hdrvr, DRV_USER));
      forget();
      expectEqual('second SendDriverMessage', send(hdrvr, DRV_USER), 5);
      close(hdrvr);
      expectEqual('messages', transcript('driverId').slice(0, 2), ['DRV_USER+0 id 101', 'DRV_CLOSE id 101']);
    }),
  },
  { id: 'thrown-in-load', title: 'opens nothing where a driver throws with DRV_LOAD', source: state, run: breaksOpen(DRV_LOAD) },
  { id: 'thrown-in-enable', title: 'opens nothing where a driver throws with DRV_ENABLE', source: state, run: breaksOpen(DRV_ENABLE) },
  { id: 'thrown-in-open', title: 'opens nothing where a driver throws with DRV_OPEN', source: state, run: breaksOpen(DRV_OPEN) },
  { id: 'thrown-in-close', title: 'closes where a driver throws with DRV_CLOSE', source: state, run: breaksClose(DRV_CLOSE) },
  { id: 'thrown-in-free', title: 'closes where a driver throws with DRV_FREE', source: state, run: breaksClose(DRV_FREE) },
  {
    id: 'no-answer',
    title: 'throws invalid_answer where a driver answers with what is no integer',
    source: {
      text: 'An answer that is no integer surfaces as invalid_answer.',
      href: CONTRACT,
    },
    run: recorded(({ addDriver, open, send }) => {
      const answers: readonly unknown[] = [undefined, null, 'yes', true, 1.5, Number.NaN, {}];
      const hdrvr = open(addDriver({ [DRV_USER]: ({ lParam1 }) => answers[Number(lParam1)] as never }));
      answers.forEach((answer, index) => {
        const what = `SendDriverMessage, answered with ${typeof answer} ${String(answer)}`;
        expectDriverError(what, 'invalid_answer', () => send(hdrvr, DRV_USER, index));
      });
    }),
  },
  {
    id: 'thrown-and-caught',
    title: 'lets a driver catch what another one throws, and go on',
    source: thrown,
    run: recorded(({ addDriver, open, send }) => {
      const cause = new Error('too loud');
      let seen: unknown;
      const inner = open(addDriver({ [DRV_USER]: throwsOnce(cause, 1) }));
      const outer = open(
        addDriver({
          [DRV_USER]() {
            seen = expectDriverError('SendDriverMessage inside', 'handler_threw', () => send(inner, DRV_USER));
            return 5;
          },
        }),
      );
      expectEqual('SendDriverMessage', send(outer, DRV_USER), 5);
      expectSame('cause', seen, cause);
      expectEqual('SendDriverMessage to the one that threw', send(inner, DRV_USER), 1);
    }),
  },
];
