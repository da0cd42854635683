import { createDriverManager } from '@driverproc/dispatcher';
import { createMockBinding, createMockDriver } from '@driverproc/mock';
import { endSessionOf, simulateSessionEnd, trackInstances, watchSessionEnd } from '@driverproc/session';
import type { SessionSource } from '@driverproc/session';
import { describe, expect, it } from 'vitest';

const byHand = { sources: [] };

/** A source whose power events the test makes. */
function powerSource(): { source: SessionSource; change: (change: 'suspend' | 'resume') => Promise<void> } {
  let send: (change: 'suspend' | 'resume') => Promise<void> = async () => {};
  const source: SessionSource = {
    name: 'own',
    start(events) {
      send = (change) => events.power({ source: 'own', change });
      return { ready: Promise.resolve(), stopped: Promise.resolve(), stop: () => {} };
    },
  };
  return { source, change: (change) => send(change) };
}

describe('endSessionOf a manager', () => {
  it('tells every instance in the order they were opened, before any is closed', async () => {
    const binding = createMockBinding({ 'a.drv': createMockDriver(), 'b.drv': createMockDriver() });
    for (const name of ['a.drv', 'b.drv', 'a.drv']) binding.openDriver(name, null, 0);
    using watch = watchSessionEnd(byHand);
    watch.add(endSessionOf(binding));
    const report = await simulateSessionEnd(watch);
    expect(report).toMatchObject({ outcome: 'ended', told: 3, failures: [], finished: ['drivers'] });
    expect(binding.transcript.slice(7)).toEqual([
      'DRV_EXITSESSION',
      'DRV_EXITSESSION',
      'DRV_EXITSESSION',
      'DRV_CLOSE',
      'DRV_CLOSE',
      'DRV_DISABLE',
      'DRV_FREE',
      'DRV_CLOSE',
      'DRV_DISABLE',
      'DRV_FREE',
    ]);
  });

  it('does what its profile says after that', async () => {
    const binding = createMockBinding({ 'a.drv': createMockDriver() }, { profile: 'win31' });
    binding.openDriver('a.drv', null, 0);
    using watch = watchSessionEnd(byHand);
    watch.add(endSessionOf(binding));
    await simulateSessionEnd(watch);
    expect(binding.transcript.slice(4)).toEqual(['DRV_EXITSESSION', 'DRV_DISABLE', 'DRV_FREE']);
  });

  it('reports a driver that throws or answers oddly, and tells the others', async () => {
    const binding = createMockBinding({
      'throws.drv': createMockDriver({ DRV_EXITSESSION: { throws: new Error('no') } }),
      'odd.drv': createMockDriver({ DRV_EXITSESSION: { wrong: 'yes' } }),
      'well.drv': createMockDriver(),
    });
    for (const name of ['throws.drv', 'odd.drv', 'well.drv']) binding.openDriver(name, null, 0);
    using watch = watchSessionEnd(byHand);
    watch.add(endSessionOf(binding, { name: 'three drivers' }));
    const report = await simulateSessionEnd(watch);
    expect(report.told).toBe(3);
    expect(report.failures.map(({ name, error }) => [name, (error as Error).message])).toEqual([
      ['three drivers', '[handler_threw] "throws.drv" threw while handling DRV_EXITSESSION: no'],
    ]);
    expect(binding.instances()).toEqual([]);
  });

  it('tears nothing down when the end is called off, and the next end works', async () => {
    const binding = createMockBinding({ 'a.drv': createMockDriver() });
    binding.openDriver('a.drv', null, 0);
    using watch = watchSessionEnd(byHand);
    watch.add(endSessionOf(binding));
    await simulateSessionEnd(watch, { cancelled: true });
    expect(binding.transcript).toEqual(['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
    await simulateSessionEnd(watch);
    expect(binding.transcript.slice(3)).toEqual(['DRV_EXITSESSION', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
  });

  it('sends DRV_POWER for suspend and for resume', async () => {
    const binding = createMockBinding({ 'a.drv': createMockDriver() });
    binding.openDriver('a.drv', null, 0);
    const { source, change } = powerSource();
    using watch = watchSessionEnd({ sources: [source] });
    watch.add(endSessionOf(binding));
    await change('suspend');
    await change('resume');
    expect(binding.transcript.slice(3)).toEqual(['DRV_POWER', 'DRV_POWER']);
  });

  it('sends DRV_EXITAPPLICATION where its profile does, or it is asked to', () => {
    const exits = (profile: 'win32' | 'wine' | 'win31', exitApplication?: boolean): string[] => {
      const binding = createMockBinding({ 'a.drv': createMockDriver() }, { profile });
      binding.openDriver('a.drv', null, 0);
      const before = binding.transcript.length;
      endSessionOf(binding, exitApplication === undefined ? {} : { exitApplication }).onExit?.('DRVEA_ABNORMALEXIT');
      return binding.calls.slice(before).map(({ message, lParam1 }) => `${message} ${lParam1}`);
    };
    expect(exits('win32')).toEqual([]);
    expect(exits('wine')).toEqual([]);
    expect(exits('win31')).toEqual(['DRV_EXITAPPLICATION 2']);
    expect(exits('win31', false)).toEqual([]);
    expect(exits('win32', true)).toEqual(['DRV_EXITAPPLICATION 2']);
  });
});

describe('the tear-down', () => {
  const twoTargets = () => {
    const log: string[] = [];
    const target = (name: string) => {
      const binding = createMockBinding({ 'a.drv': (_id, _hdrvr, msg) => (msg > 3 && log.push(`${name} ${msg}`), 1) });
      return { binding, hdrvr: binding.openDriver('a.drv', null, 0)! };
    };
    return { log, first: target('first'), second: target('second') };
  };

  it('of all targets comes when all of their drivers were told', async () => {
    const { log, first, second } = twoTargets();
    using watch = watchSessionEnd(byHand);
    watch.add(endSessionOf(first.binding));
    watch.add(endSessionOf(second.binding));
    await simulateSessionEnd(watch);
    expect(log).toEqual(['first 11', 'second 11', 'first 4', 'first 5', 'first 6', 'second 4', 'second 5', 'second 6']);
  });

  it('comes when the handlers are done: until then they can use drivers', async () => {
    const { log, first } = twoTargets();
    using watch = watchSessionEnd({
      ...byHand,
      async onEnd() {
        await new Promise((resolve) => setTimeout(resolve, 20));
        log.push(`answer ${first.binding.sendDriverMessage(first.hdrvr, 0x4000, 0, 0)}`);
      },
    });
    watch.add(endSessionOf(first.binding));
    await simulateSessionEnd(watch);
    expect(log).toEqual(['first 11', 'first 16384', 'answer 1', 'first 4', 'first 5', 'first 6']);
  });

  it('comes at the deadline where a handler is not done', async () => {
    const { log, first } = twoTargets();
    using watch = watchSessionEnd({ ...byHand, deadlineMs: 20, onEnd: () => new Promise(() => {}) });
    watch.add(endSessionOf(first.binding));
    const report = await simulateSessionEnd(watch);
    expect(report).toMatchObject({ told: 1, unfinished: ['program'] });
    expect(log).toEqual(['first 11', 'first 4', 'first 5', 'first 6']);
  });

  it('is every party’s own, and what it throws is reported', async () => {
    const { log, first } = twoTargets();
    using watch = watchSessionEnd(byHand);
    watch.add({ name: 'breaks', onTearDown: () => { throw new Error('stuck'); } });
    watch.add(endSessionOf(first.binding));
    watch.add({ name: 'last', onTearDown: ({ reason }) => void log.push(`last ${reason}`) });
    const report = await simulateSessionEnd(watch, { reason: 'logoff' });
    expect(report.failures.map(({ name, error }) => `${name}: ${(error as Error).message}`)).toEqual(['breaks: stuck']);
    expect(log).toEqual(['first 11', 'first 4', 'first 5', 'first 6', 'last logoff']);
  });

  it('is left out where the end is called off', async () => {
    const { log, first } = twoTargets();
    using watch = watchSessionEnd(byHand);
    watch.add(endSessionOf(first.binding));
    await simulateSessionEnd(watch, { cancelled: true });
    expect(log).toEqual([]);
  });
});

describe('trackInstances', () => {
  const twoDrivers = () => createMockBinding({ 'a.drv': createMockDriver(), 'b.drv': createMockDriver() });

  it('knows what is open, in the order it was opened', () => {
    const tracked = trackInstances(twoDrivers());
    const first = tracked.openDriver('a.drv', null, 0)!;
    const second = tracked.openDriver('b.drv', null, 0)!;
    const third = tracked.openDriver('a.drv', null, 0)!;
    expect(tracked.openDriver('none.drv', null, 0)).toBe(null);
    expect(tracked.closeDriver(second, 0, 0)).toBe(1);
    expect(tracked.instances()).toEqual([
      { hdrvr: first, driverName: 'a.drv' },
      { hdrvr: third, driverName: 'a.drv' },
    ]);
  });

  it('passes everything else on', () => {
    const binding = createMockBinding({ 'a.drv': createMockDriver({ 0x4001: 7 }) });
    const tracked = trackInstances(binding);
    const hdrvr = tracked.openDriver('a.drv', null, 0)!;
    expect(tracked.sendDriverMessage(hdrvr, 0x4001, 0, 0)).toBe(7);
    expect(tracked.getDriverModuleHandle(hdrvr)).toBe(binding.getDriverModuleHandle(hdrvr));
    expect(tracked.defDriverProc(0, 0, 1, 0, 0)).toBe(1);
    expect([tracked.memory, tracked.pointerSize]).toEqual([binding.memory, 8]);
    expect(tracked.closeDriver(hdrvr, 0, 0)).toBe(1);
    expect(tracked.closeDriver(hdrvr, 0, 0)).toBe(0);
  });

  it('keeps an instance whose driver refuses to be closed', () => {
    const binding = createMockBinding({ 'a.drv': createMockDriver({ DRV_CLOSE: [0, 1] }) });
    const tracked = trackInstances(binding);
    const hdrvr = tracked.openDriver('a.drv', null, 0)!;
    expect(tracked.closeDriver(hdrvr, 0, 0)).toBe(0);
    expect(tracked.instances()).toHaveLength(1);
    expect(tracked.endSession()).toEqual({ told: 1, failures: [] });
    expect(tracked.instances()).toEqual([]);
  });

  it('ends the session in two rounds', () => {
    const binding = twoDrivers();
    const tracked = trackInstances(binding);
    for (const name of ['a.drv', 'b.drv']) tracked.openDriver(name, null, 0);
    expect(tracked.endSession()).toEqual({ told: 2, failures: [] });
    expect(binding.transcript.slice(6)).toEqual([
      'DRV_EXITSESSION',
      'DRV_EXITSESSION',
      'DRV_CLOSE',
      'DRV_DISABLE',
      'DRV_FREE',
      'DRV_CLOSE',
      'DRV_DISABLE',
      'DRV_FREE',
    ]);
    expect(tracked.endSession()).toEqual({ told: 0, failures: [] });
  });

  it('tells those that survived an end again in the next one', () => {
    const binding = twoDrivers();
    const tracked = trackInstances(binding, { tearDown: 'nothing' });
    tracked.openDriver('a.drv', null, 0);
    expect(tracked.endSession().told).toBe(1);
    expect(tracked.endSession().told).toBe(1);
    expect(tracked.instances()).toHaveLength(1);
  });

  it('does not let a driver that throws keep the others from being told and closed', () => {
    const binding = createMockBinding({
      'throws.drv': createMockDriver({ DRV_EXITSESSION: { throws: new Error('one') }, DRV_CLOSE: { throws: new Error('two') } }),
      'well.drv': createMockDriver(),
    });
    const tracked = trackInstances(binding);
    for (const name of ['throws.drv', 'well.drv']) tracked.openDriver(name, null, 0);
    const { told, failures } = tracked.endSession();
    expect(told).toBe(2);
    expect(failures.map(({ message }) => message)).toEqual([
      '[handler_threw] "throws.drv" threw while handling DRV_EXITSESSION: one',
      '[handler_threw] "throws.drv" threw while handling DRV_CLOSE: two',
    ]);
    expect(tracked.instances()).toEqual([]);
  });

  it.each(['endSession', 'power'] as const)('does not tell what a driver closes, or opens, while a round of %s runs', (round) => {
    const heard: string[] = [];
    const manager = createDriverManager({
      drivers: {
        'closer.drv': (_id, _hdrvr, msg) => {
          if (msg === 11 || msg === 15) {
            heard.push('closer');
            tracked.closeDriver(victim, 0, 0);
            tracked.openDriver('late.drv', null, 0);
          }
          return 1;
        },
        'victim.drv': (_id, _hdrvr, msg) => (msg >= 11 && heard.push('victim'), 1),
        'late.drv': (_id, _hdrvr, msg) => (msg >= 11 && heard.push('late'), 1),
      },
    });
    const tracked = trackInstances(manager);
    tracked.openDriver('closer.drv', null, 0);
    const victim = tracked.openDriver('victim.drv', null, 0)!;
    expect(tracked[round]().told).toBe(1);
    expect(heard).toEqual(['closer']);
    tracked.closeAll();
    expect(manager.instances()).toEqual([]);
  });

  it('tells nobody from inside a broadcast', () => {
    let inner: unknown;
    const manager = createDriverManager({
      drivers: { 'a.drv': (_id, _hdrvr, msg) => (msg === 15 && (inner = tracked.endSession()), 1) },
    });
    const tracked = trackInstances(manager);
    tracked.openDriver('a.drv', null, 0);
    expect(tracked.power()).toEqual({ told: 1, failures: [] });
    expect(inner).toEqual({ told: 0, failures: [] });
  });

  it('sends the exit that is given, and knows no other', () => {
    const binding = twoDrivers();
    const tracked = trackInstances(binding);
    tracked.openDriver('a.drv', null, 0);
    tracked.exitApplication('DRVEA_NORMALEXIT');
    tracked.exitApplication('DRVEA_ABNORMALEXIT');
    expect(binding.calls.slice(3).map(({ message, lParam1 }) => [message, lParam1])).toEqual([
      ['DRV_EXITAPPLICATION', 1],
      ['DRV_EXITAPPLICATION', 2],
    ]);
    expect(() => tracked.exitApplication('none' as never)).toThrow('[invalid_argument] an exit is DRVEA_NORMALEXIT or DRVEA_ABNORMALEXIT; got none');
  });

  it('closes what is open when it is disposed', () => {
    const binding = twoDrivers();
    {
      using tracked = trackInstances(binding);
      tracked.openDriver('a.drv', null, 0);
    }
    expect(binding.instances()).toEqual([]);
  });

  it('shares instances with other threads only where the binding says that they may be told there', () => {
    expect(trackInstances(twoDrivers()).nativeInstances).toBe(undefined);
    const native = trackInstances({ ...twoDrivers(), isNative: () => true });
    expect(native.nativeInstances?.['~shared']).toBeInstanceOf(SharedArrayBuffer);
    expect(endSessionOf(native).nativeInstances).toBe(native.nativeInstances);
  });
});
