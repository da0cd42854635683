import { createMockBinding, createMockDriver } from '@driverproc/mock';
import { electronSource, endSessionOf, watchSessionEnd } from '@driverproc/session';
import type { ElectronEvent } from '@driverproc/session';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';

/** Emits as Electron does: the event is over when its listeners have returned. */
function emit(emitter: EventEmitter, name: string, reasons?: readonly string[]): { prevented: boolean } {
  const result = { prevented: false };
  const event: ElectronEvent = { preventDefault: () => void (result.prevented = true), ...(reasons && { reasons }) };
  emitter.emit(name, event);
  return result;
}

describe('electronSource', () => {
  it('takes session-end, with its reasons, and is done with the drivers when its listener returns', () => {
    const window = new EventEmitter();
    const binding = createMockBinding({ 'a.drv': createMockDriver() });
    binding.openDriver('a.drv', null, 0);
    const reports: unknown[] = [];
    using watch = watchSessionEnd({
      sources: [electronSource({ window })],
      onReport: ({ event, told }) => void reports.push([event, told]),
    });
    watch.add(endSessionOf(binding));
    emit(window, 'session-end', ['logoff', 'critical']);
    expect(binding.transcript.slice(3)).toEqual(['DRV_EXITSESSION', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    expect(reports).toEqual([[{ source: 'electron', reason: 'logoff', critical: true, vetoIgnored: false }, 1]]);
  });

  it('is done with the drivers by then, though a handler is not done', () => {
    const window = new EventEmitter();
    const binding = createMockBinding({ 'a.drv': createMockDriver() });
    binding.openDriver('a.drv', null, 0);
    using watch = watchSessionEnd({ sources: [electronSource({ window })], deadlineMs: 1_000_000, onEnd: () => new Promise(() => {}) });
    watch.add(endSessionOf(binding));
    emit(window, 'session-end', ['shutdown']);
    expect(binding.transcript.slice(3)).toEqual(['DRV_EXITSESSION', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    expect(watch.state).toBe('ending');
  });

  it.each([
    [['shutdown'], 'shutdown', false],
    [['close-app'], 'close-app', false],
    [['critical'], 'shutdown', true],
    [['logoff', 'close-app'], 'logoff', false],
  ] as const)('takes the reasons %j', (reasons, reason, critical) => {
    const window = new EventEmitter();
    const events: unknown[] = [];
    using watch = watchSessionEnd({ sources: [electronSource({ window })], onEnd: (event) => void events.push(event) });
    expect(watch.sources).toEqual(['electron']);
    emit(window, 'session-end', reasons);
    expect(events).toMatchObject([{ reason, critical }]);
  });

  it('asks for a veto that is given at once, and for no later one', () => {
    const window = new EventEmitter();
    let answer: unknown = { veto: 'Recording in progress' };
    const ignored: boolean[] = [];
    using watch = watchSessionEnd({
      sources: [electronSource({ window })],
      onQuery: () => answer,
      onEnd: ({ vetoIgnored }) => void ignored.push(vetoIgnored),
    });
    expect(watch.sources).toEqual(['electron']);
    expect(emit(window, 'query-session-end', ['shutdown']).prevented).toBe(true);
    emit(window, 'session-end', ['shutdown']);
    expect(ignored).toEqual([true]);
    answer = Promise.resolve({ veto: 'too late' });
    expect(emit(window, 'query-session-end', ['shutdown']).prevented).toBe(false);
    answer = undefined;
    expect(emit(window, 'query-session-end', ['shutdown']).prevented).toBe(false);
  });

  it('takes suspend and resume of powerMonitor', () => {
    const powerMonitor = new EventEmitter();
    const events: unknown[] = [];
    using watch = watchSessionEnd({ sources: [electronSource({ powerMonitor })], onPower: (event) => void events.push(event) });
    expect(watch.sources).toEqual(['electron']);
    emit(powerMonitor, 'suspend');
    emit(powerMonitor, 'resume');
    expect(events).toEqual([
      { source: 'electron', change: 'suspend' },
      { source: 'electron', change: 'resume' },
    ]);
  });

  it('delays shutdown of powerMonitor until the handlers are done, then quits', async () => {
    const powerMonitor = new EventEmitter();
    const order: string[] = [];
    let quit = (): void => {};
    const hasQuit = new Promise<void>((resolve) => (quit = resolve));
    using watch = watchSessionEnd({
      sources: [electronSource({ powerMonitor, quit: () => (order.push('quit'), quit()) })],
      onEnd: async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        order.push('saved');
      },
    });
    expect(watch.sources).toEqual(['electron']);
    expect(emit(powerMonitor, 'shutdown').prevented).toBe(true);
    await hasQuit;
    expect(order).toEqual(['saved', 'quit']);
  });

  it('does not delay shutdown where it could not quit', () => {
    const powerMonitor = new EventEmitter();
    let ends = 0;
    using watch = watchSessionEnd({ sources: [electronSource({ powerMonitor })], onEnd: () => void (ends += 1) });
    expect(watch.sources).toEqual(['electron']);
    expect(emit(powerMonitor, 'shutdown').prevented).toBe(false);
    expect(ends).toBe(1);
  });

  it('is one end for all windows, and leaves no listener behind', () => {
    const window = new EventEmitter();
    const powerMonitor = new EventEmitter();
    let ends = 0;
    {
      using watch = watchSessionEnd({ sources: [electronSource({ window, powerMonitor })], onEnd: () => void (ends += 1) });
      expect(watch.sources).toEqual(['electron']);
      emit(window, 'session-end');
      emit(window, 'session-end');
      emit(powerMonitor, 'shutdown');
    }
    expect(ends).toBe(1);
    expect([...window.eventNames(), ...powerMonitor.eventNames()]).toEqual([]);
  });
});
