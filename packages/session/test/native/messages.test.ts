import { endSessionOf, simulateSessionEnd, trackInstances } from '@driverproc/session';
import type { SessionEndEvent } from '@driverproc/session';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { codecs, it, nextReport, recordedWinmm, startWatch } from './native-test.ts';
import { postMessage, sendMessage, WM_ENDSESSION, WM_POWERBROADCAST, WM_QUERYENDSESSION } from './win32.ts';

describe('WM_QUERYENDSESSION and WM_ENDSESSION', () => {
  it('become a query and an end, which tells and closes every driver in the order they were opened', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances(binding);
    for (const name of codecs) tracked.openDriver(name, null, 0);
    const watch = await startWatch({ onQuery: () => void sent.push('query') });
    watch.add(endSessionOf(tracked));
    const report = await simulateSessionEnd(watch, { through: 'source' });
    assert.deepEqual(sent, [
      'query',
      'msadp32.acm EXITSESSION',
      'imaadp32.acm EXITSESSION',
      'msg711.acm EXITSESSION',
      'msadp32.acm close',
      'imaadp32.acm close',
      'msg711.acm close',
    ]);
    assert.deepEqual(report.event, { source: 'windows', reason: 'shutdown', critical: false, vetoIgnored: false });
    assert.deepEqual([report.outcome, report.told, report.toldByWorker], ['ended', 3, 0]);
    assert.deepEqual(tracked.instances(), []);
  });

  const reasons = [
    [0, 'shutdown', false],
    [1, 'close-app', false],
    [0x4000_0000, 'shutdown', true],
    [0x4000_0001, 'close-app', true],
    [-0x8000_0000, 'logoff', false], // its sign extended
    [0x8000_0000, 'logoff', false], // not
    [0xc000_0000, 'logoff', true],
  ] as const;
  it('say why, in the lower 32 bits of lParam', async () => {
    const events: SessionEndEvent[] = [];
    const watch = await startWatch({ onEnd: (event) => void events.push(event) });
    for (const [lParam] of reasons) {
      await sendMessage(WM_QUERYENDSESSION, 0, process.arch === 'ia32' ? lParam | 0 : lParam);
      await sendMessage(WM_ENDSESSION, 1, process.arch === 'ia32' ? lParam | 0 : lParam);
    }
    assert.equal(watch.state, 'ended');
    assert.deepEqual(
      events.map(({ reason, critical }) => [reason, critical]),
      reasons.map(([, reason, critical]) => [reason, critical]),
    );
  });

  it('are answered with TRUE where nobody objects, and with FALSE for a veto', async () => {
    let veto: string | undefined;
    const watch = await startWatch({ onQuery: async () => (veto === undefined ? undefined : { veto }) });
    assert.equal(await sendMessage(WM_QUERYENDSESSION, 0, 0), 1);
    veto = 'Recording in progress';
    assert.equal(await sendMessage(WM_QUERYENDSESSION, 0, 0), 0);
    veto = undefined;
    assert.equal(await sendMessage(WM_QUERYENDSESSION, 0, 0), 1);
    assert.equal(watch.state, 'asked');
  });

  it('with a veto leave everything as it is, and the next end works', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances(binding);
    tracked.openDriver('msadp32.acm', null, 0);
    let isRecording = true;
    const watch = await startWatch({
      name: 'recorder',
      onQuery: () => (isRecording ? { veto: 'Recording in progress' } : undefined),
      onCancelled: () => void sent.push('cancelled'),
    });
    watch.add(endSessionOf(tracked));
    const vetoed = await simulateSessionEnd(watch, { through: 'source', reason: 'logoff' });
    assert.deepEqual([vetoed.outcome, vetoed.vetoes], ['cancelled', [{ name: 'recorder', reason: 'Recording in progress' }]]);
    assert.deepEqual(sent, ['cancelled']);
    assert.equal(tracked.instances().length, 1);
    isRecording = false;
    assert.equal((await simulateSessionEnd(watch, { through: 'source' })).outcome, 'ended');
    assert.deepEqual(sent, ['cancelled', 'msadp32.acm EXITSESSION', 'msadp32.acm close']);
  });

  it('tell when a veto is ignored', async () => {
    const watch = await startWatch({ onQuery: () => ({ veto: 'not now' }), onEnd: () => {} });
    const report = await simulateSessionEnd(watch, { through: 'source', critical: true });
    assert.deepEqual([report.outcome, report.event.vetoIgnored], ['ended', true]);
  });

  it('that somebody else calls off tear nothing down, and the next end works', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances(binding);
    tracked.openDriver('msadp32.acm', null, 0);
    const watch = await startWatch({});
    watch.add(endSessionOf(tracked));
    assert.equal((await simulateSessionEnd(watch, { through: 'source', cancelled: true })).outcome, 'cancelled');
    assert.deepEqual(sent, []);
    await simulateSessionEnd(watch, { through: 'source' });
    assert.deepEqual(sent, ['msadp32.acm EXITSESSION', 'msadp32.acm close']);
  });

  it('are taken as one end when WM_ENDSESSION comes twice', async () => {
    let ends = 0;
    await startWatch({ onEnd: () => void (ends += 1) });
    await sendMessage(WM_ENDSESSION, 1, 0);
    await sendMessage(WM_ENDSESSION, 1, 0);
    assert.equal(ends, 1);
  });
});

describe('WM_POWERBROADCAST', () => {
  it('becomes DRV_POWER to every driver: once before the system sleeps, once when it has woken up', async () => {
    const { binding, sent } = recordedWinmm();
    const tracked = trackInstances(binding);
    for (const name of codecs.slice(0, 2)) tracked.openDriver(name, null, 0);
    const watch = await startWatch({
      onPower: async ({ change }) => {
        sent.push(change);
        if (change !== 'suspend') return;
        await sleep(50);
        sent.push('ready to sleep');
      },
    });
    watch.add(endSessionOf(tracked));
    const PBT_APMSUSPEND = 0x04;
    const PBT_APMRESUMESUSPEND = 0x07;
    const PBT_APMPOWERSTATUSCHANGE = 0x0a;
    const PBT_APMRESUMEAUTOMATIC = 0x12;
    assert.equal(await sendMessage(WM_POWERBROADCAST, PBT_APMSUSPEND, 0), 1);
    // The answer to a suspend is given when all are done with it.
    assert.deepEqual(sent.splice(0), ['suspend', 'msadp32.acm POWER', 'imaadp32.acm POWER', 'ready to sleep']);
    await sendMessage(WM_POWERBROADCAST, PBT_APMPOWERSTATUSCHANGE, 0);
    await sendMessage(WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC, 0);
    await sendMessage(WM_POWERBROADCAST, PBT_APMRESUMESUSPEND, 0);
    const report = nextReport(watch);
    postMessage(WM_ENDSESSION, 1, 0);
    await report;
    assert.deepEqual(sent.slice(0, 3), ['resume', 'msadp32.acm POWER', 'imaadp32.acm POWER']);
    assert.equal(sent.filter((each) => each === 'resume').length, 1);
  });
});
