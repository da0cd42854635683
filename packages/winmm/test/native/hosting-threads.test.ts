import type { DriverError, HDRVR, LParam } from '@driverproc/binding';
import koffi from 'koffi';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe } from 'node:test';
import { Worker } from 'node:worker_threads';
import { it } from './native-test.ts';
import { runProgram } from './programs/run-program.ts';
import type { SendingThread } from './programs/sending-thread.ts';

const MSG = 0x4000;

/** Has another thread send to a driver of this one, and gives the answers it got. */
async function sentByThread(workerData: SendingThread): Promise<readonly LParam[]> {
  const worker = new Worker(new URL('programs/sending-thread.ts', import.meta.url), { workerData });
  const [answers] = await once(worker, 'message');
  await once(worker, 'exit');
  return answers;
}

describe('messages that another thread sends to a hosted driver', () => {
  it('arrive on the thread that hosts it, in the order they were sent, and are answered', async (winmm) => {
    const arrived: LParam[] = [];
    const host = winmm.hostDriver((_id, _hdrvr, msg, lParam1) => (msg === MSG ? (arrived.push(lParam1), Number(lParam1) * 2) : 1));
    const hdrvr = winmm.openDriver(host.path, null, 0)!;
    const answers = await sentByThread({ hdrvr, msg: MSG, count: 200, lParam2: 0 });
    assert.deepEqual(arrived, Array.from({ length: 200 }, (_, index) => index));
    assert.deepEqual(answers, Array.from({ length: 200 }, (_, index) => index * 2));
    winmm.closeDriver(hdrvr, 0, 0);
    host.dispose();
  });

  it('of several threads arrive each in its own order, one at a time', async (winmm) => {
    const arrived: { [thread: number]: LParam[] } = { 1: [], 2: [], 3: [] };
    let underway = 0;
    const host = winmm.hostDriver((_id, _hdrvr, msg, lParam1, lParam2) => {
      if (msg !== MSG) return 1;
      assert.equal(++underway, 1);
      arrived[Number(lParam2)]!.push(lParam1);
      return underway--;
    });
    const hdrvr = winmm.openDriver(host.path, null, 0)!;
    const answers = await Promise.all([1, 2, 3].map((lParam2) => sentByThread({ hdrvr, msg: MSG, count: 50, lParam2 })));
    const inOrder = Array.from({ length: 50 }, (_, index) => index);
    assert.deepEqual(arrived, { 1: inOrder, 2: inOrder, 3: inOrder });
    assert.deepEqual(answers.flat(), Array.from({ length: 150 }, () => 1));
    winmm.closeDriver(hdrvr, 0, 0);
    host.dispose();
  });

  it('may be koffi’s asynchronous calls: one after the other in order, together each once', async (winmm) => {
    const arrived: LParam[] = [];
    const host = winmm.hostDriver((_id, _hdrvr, msg, lParam1) => (msg === MSG ? (arrived.push(lParam1), lParam1) : 1));
    const hdrvr = winmm.openDriver(host.path, null, 0)!;
    const SendDriverMessage = koffi.load('winmm.dll').func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint msg, intptr lParam1, intptr lParam2)');
    const send = (lParam1: number): Promise<LParam> =>
      new Promise((resolve, reject) => SendDriverMessage.async(hdrvr, MSG, lParam1, 0, (error: Error | null, answer: LParam) => (error ? reject(error) : resolve(answer))));
    for (let index = 0; index < 20; index += 1) assert.equal(await send(index), index);
    assert.deepEqual(arrived, Array.from({ length: 20 }, (_, index) => index));
    arrived.length = 0;
    const together = Array.from({ length: 20 }, (_, index) => index);
    assert.deepEqual(await Promise.all(together.map(send)), together);
    assert.deepEqual(arrived.toSorted((a, b) => Number(a) - Number(b)), together);
    winmm.closeDriver(hdrvr, 0, 0);
    host.dispose();
  });

  it('are answered 0 where the driver throws, and its host is told', async (winmm) => {
    const errors: DriverError[] = [];
    const cause = new Error('out of tape');
    const throws = (_id: LParam, _hdrvr: HDRVR | 0, msg: number): number => {
      if (msg === MSG) throw cause;
      return 1;
    };
    const host = winmm.hostDriver(throws, { name: 'tape.drv', onError: (error) => void errors.push(error) });
    const hdrvr = winmm.openDriver(host.path, null, 0)!;
    assert.deepEqual(await sentByThread({ hdrvr, msg: MSG, count: 2, lParam2: 0 }), [0, 0]);
    assert.deepEqual(errors.map(({ code, driver, driverMessage, cause: each }) => [code, driver, driverMessage, each]), [
      ['handler_threw', 'tape.drv', 'DRV_USER+0', cause],
      ['handler_threw', 'tape.drv', 'DRV_USER+0', cause],
    ]);
    winmm.closeDriver(hdrvr, 0, 0);
    host.dispose();
  });

  it('end the process where the driver throws and its host has no onError', () => {
    const { code, stderr } = runProgram('throws-for-other-thread');
    assert.equal(code, 1);
    assert.match(stderr, /DriverError: \[handler_threw\] "tape\.drv" threw while handling DRV_USER\+1: out of tape/);
  });

  it('wait while that thread is blocked, and arrive in order afterwards; standard error says that they wait', () => {
    const { code, stdout, stderr } = runProgram('blocks-main-thread', '300');
    assert.equal(code, 0, stderr);
    assert.deepEqual(stdout.trim().split(/\r?\n/), ['while blocked: ', 'then: 0,1,2']);
    assert.match(stderr, /^driverproc: a call that another thread made of the hosted driver "gain\.drv" has waited for \d\.\d s\. Its thread is busy or blocked;/);
    assert.equal(stderr.match(/driverproc:/g)?.length, 1, stderr);
  });

  it('wait in silence where warnAfter is 0, or longer than they wait', () => {
    for (const warnAfter of ['0', '30000']) assert.deepEqual(runProgram('blocks-main-thread', warnAfter), { code: 0, stdout: 'while blocked: \nthen: 0,1,2\n', stderr: '' });
  });
});

describe('a driver that another thread hosts', () => {
  const startThread = async (staysAlive: boolean): Promise<{ worker: Worker; path: string; hdrvr: HDRVR; exited: Promise<unknown> }> => {
    const worker = new Worker(new URL('programs/hosting-thread.ts', import.meta.url), { workerData: { staysAlive } });
    const exited = once(worker, 'exit');
    const [{ path, hdrvr }] = await once(worker, 'message');
    return { worker, path, hdrvr, exited };
  };

  it('is opened, sent to and closed from here', async (winmm) => {
    const { worker, path, hdrvr, exited } = await startThread(true);
    assert.equal(winmm.sendDriverMessage(hdrvr, MSG, 0, 0), 42);
    const second = winmm.openDriver(path, null, 0)!;
    assert.equal(winmm.sendDriverMessage(second, MSG, 0, 0), 42);
    assert.equal(winmm.closeDriver(second, 0, 0), 1);
    await worker.terminate();
    await exited;
  });

  for (const [way, staysAlive] of [['has ended', false], ['was terminated', true]] as const) {
    it(`answers 0 once that thread ${way}, refuses to be opened, and can be closed`, async (winmm) => {
      const { worker, path, hdrvr, exited } = await startThread(staysAlive);
      if (staysAlive) await worker.terminate();
      await exited;
      assert.equal(winmm.sendDriverMessage(hdrvr, MSG, 0, 0), 0);
      assert.equal(winmm.openDriver(path, null, 0), null);
      assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
    });
  }
});
