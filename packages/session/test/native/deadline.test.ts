import { endSessionOf, simulateSessionEnd, trackInstances } from '@driverproc/session';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { block, codecs, it, nextReport, recordedWinmm, startWatch } from './native-test.ts';
import { postMessage, sendMessage, WM_ENDSESSION, WM_QUERYENDSESSION } from './win32.ts';

describe('the deadline', () => {
  it('is kept within 100 ms when a handler never finishes, which is named', async () => {
    const watch = await startWatch({ deadlineMs: 700, name: 'never done', onEnd: () => new Promise(() => {}) });
    const answered: number[] = [];
    // What a busy machine adds is not the watch's: of three ends, one in time shows that it keeps its deadline.
    while (answered.length < 3 && !answered.some((milliseconds) => milliseconds < 800)) {
      if (answered.length > 0) await sendMessage(WM_QUERYENDSESSION, 0, 0);
      const report = nextReport(watch);
      const start = performance.now();
      await sendMessage(WM_ENDSESSION, 1, 0);
      answered.push(performance.now() - start);
      assert.deepEqual((await report).unfinished, ['never done']);
    }
    assert.ok(answered.every((milliseconds) => milliseconds >= 690), `WM_ENDSESSION was answered after ${answered.join(', ')} ms`);
    assert.ok(answered.at(-1)! < 800, `WM_ENDSESSION was answered after ${answered.join(', ')} ms`);
  });

  it('is what an asynchronous handler is waited for', async () => {
    const done: string[] = [];
    const watch = await startWatch({
      name: 'saves',
      onEnd: async () => {
        await sleep(200);
        done.push('saved');
      },
    });
    const report = nextReport(watch);
    await sendMessage(WM_ENDSESSION, 1, 0);
    assert.deepEqual(done, ['saved']);
    assert.deepEqual((await report).finished, ['saves']);
  });
});

describe('when the main thread is blocked at the deadline', () => {
  it('the window’s thread tells every driver, each once', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances(binding);
    for (const name of codecs) tracked.openDriver(name, null, 0);
    const watch = await startWatch({ deadlineMs: 200 });
    watch.add(endSessionOf(tracked));
    const report = nextReport(watch);
    postMessage(WM_ENDSESSION, 1, 0);
    block(600);
    const { told, toldByWorker, outcome } = await report;
    assert.deepEqual({ told, toldByWorker, outcome }, { told: 0, toldByWorker: 3, outcome: 'ended' });
    assert.deepEqual(sent, ['msadp32.acm close', 'imaadp32.acm close', 'msg711.acm close']);
  });

  it('in a driver, the others are told by the window’s thread, and that one is not told again', async () => {
    const { binding, sent } = recordedWinmm();
    const slow = {
      ...binding,
      sendDriverMessage: (...[hdrvr, msg, lParam1, lParam2]: Parameters<typeof binding.sendDriverMessage>) => {
        const answer = binding.sendDriverMessage(hdrvr, msg, lParam1, lParam2);
        if (sent.length === 1) block(600);
        return answer;
      },
    };
    const tracked = trackInstances(slow);
    for (const name of codecs) tracked.openDriver(name, null, 0);
    const watch = await startWatch({ deadlineMs: 200 });
    watch.add(endSessionOf(tracked));
    const report = nextReport(watch);
    postMessage(WM_ENDSESSION, 1, 0);
    const { told, toldByWorker } = await report;
    assert.deepEqual({ told, toldByWorker }, { told: 1, toldByWorker: 2 });
    assert.deepEqual(sent, ['msadp32.acm EXITSESSION', 'msadp32.acm close', 'imaadp32.acm close', 'msg711.acm close']);
  });

  it('and the end is called off later, the next end tells every driver again', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances(binding, { tearDown: 'nothing' });
    tracked.openDriver('msadp32.acm', null, 0);
    const watch = await startWatch({ deadlineMs: 100 });
    watch.add(endSessionOf(tracked));
    const report = nextReport(watch);
    postMessage(WM_ENDSESSION, 1, 0);
    block(300);
    assert.equal((await report).toldByWorker, 1);
    const again = await simulateSessionEnd(watch, { through: 'source' });
    assert.deepEqual([again.told, again.toldByWorker], [1, 0]);
    assert.deepEqual(sent, ['msadp32.acm EXITSESSION']);
    tracked.closeAll();
  });
});

describe('an end that comes while OpenDriver is running', () => {
  it('tells the new instance too', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances({
      ...binding,
      openDriver: (driverName, sectionName, lParam2) => {
        postMessage(WM_ENDSESSION, 1, 0);
        block(100);
        return binding.openDriver(driverName, sectionName, lParam2);
      },
    });
    const watch = await startWatch({});
    watch.add(endSessionOf(tracked));
    const report = nextReport(watch);
    tracked.openDriver('msadp32.acm', null, 0);
    assert.equal((await report).told, 1);
    assert.deepEqual(sent, ['msadp32.acm EXITSESSION', 'msadp32.acm close']);
  });
});
