import { describe, expect, it } from 'vitest';
import { createMockBinding, createMockDriver, formatCalls } from '@driverproc/mock';
import { defineDriver, openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';

const messages = { LOUDER: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }) };

describe('the transcript', () => {
  it('has the name of every message that reached a driver, in order', () => {
    const binding = createMockBinding({ 'gain.drv': createMockDriver() });
    const instance = openDriver(binding, 'gain.drv', { messages });
    instance.send('LOUDER', { decibels: 6 });
    binding.sendDriverMessage(instance.hdrvr, 0x0c, 0, 0);
    binding.sendDriverMessage(instance.hdrvr, 0x12345, 0, 0);
    binding.endSession();
    expect(binding.transcript).toEqual([
      'DRV_LOAD',
      'DRV_ENABLE',
      'DRV_OPEN',
      'DRV_USER+1',
      'DRV_EXITAPPLICATION',
      '0x12345',
      'DRV_EXITSESSION',
      'DRV_CLOSE',
      'DRV_DISABLE',
      'DRV_FREE',
    ]);
  });

  it('is of the real manager, in any profile', () => {
    const binding = createMockBinding({ 'gain.drv': createMockDriver() }, { profile: 'wine' });
    binding.openDriver('gain.drv', null, 7);
    expect(binding.transcript).toEqual(['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN', 'DRV_OPEN']);
    expect(binding.profile.name).toBe('wine');
  });

  it('is written for drivers that are not mocks as well', () => {
    const gain = defineDriver({ messages, open: () => ({ decibels: 0 }) }).handle({ LOUDER: ({ decibels }) => decibels <= 12 });
    const binding = createMockBinding({ 'gain.drv': gain, 'raw.drv': () => 1 });
    openDriver(binding, 'raw.drv');
    const instance = openDriver(binding, 'gain.drv', { messages });
    expect([instance.send('LOUDER', { decibels: 6 }), instance.send('LOUDER', { decibels: 60 })]).toEqual([true, false]);
    expect(binding.calls.map(({ driver, message, answer }) => `${driver} ${message} ${answer}`)).toEqual([
      'raw.drv DRV_LOAD 1',
      'raw.drv DRV_ENABLE 1',
      'raw.drv DRV_OPEN 1',
      'gain.drv DRV_LOAD 1',
      'gain.drv DRV_ENABLE 1',
      'gain.drv DRV_OPEN 1',
      'gain.drv DRV_USER+1 1',
      'gain.drv DRV_USER+1 0',
    ]);
  });
});

describe('calls', () => {
  it('have what went with each message, and how it ended', () => {
    const cause = new Error('too loud');
    const binding = createMockBinding({ 'gain.drv': createMockDriver({ 0x4001: { throws: cause } }) });
    const hdrvr = binding.openDriver('gain.drv', null, 5)!;
    expect(() => binding.sendDriverMessage(hdrvr, 0x4001, -6, 2n ** 60n)).toThrow('too loud');
    expect(binding.calls.slice(2)).toEqual([
      { driver: 'gain.drv', message: 'DRV_OPEN', driverId: 0, hdrvr, lParam1: 0, lParam2: 5, depth: 0, answer: 1 },
      {
        driver: 'gain.drv',
        message: 'DRV_USER+1',
        driverId: 1,
        hdrvr,
        lParam1: -6,
        lParam2: 2n ** 60n,
        depth: 0,
        answer: undefined,
        threw: cause,
      },
    ]);
  });

  it('are there while they run, with no answer yet, and know how deep they are', () => {
    const seen: string[] = [];
    const binding = createMockBinding({
      'outer.drv': (_id, _hdrvr, msg) => {
        if (msg !== 0x4000) return 1;
        binding.sendDriverMessage(inner, 0x4002, 0, 0);
        seen.push(...binding.calls.slice(-2).map(({ driver, depth, answer }) => `${driver} ${depth} ${answer}`));
        return 3;
      },
      'inner.drv': () => 1,
    });
    const inner = binding.openDriver('inner.drv', null, 0)!;
    const outer = binding.openDriver('outer.drv', null, 0)!;
    binding.sendDriverMessage(outer, 0x4000, 0, 0);
    expect(seen).toEqual(['outer.drv 0 undefined', 'inner.drv 1 1']);
    expect(binding.calls.slice(-2).map(({ answer }) => answer)).toEqual([3, 1]);
  });
});

describe('formatCalls', () => {
  it('reads well when an assertion fails', () => {
    const binding = createMockBinding({
      'gain.drv': createMockDriver({ 0x4001: [1, { throws: new Error('too loud') }] }),
      'mixer.drv': (_id, _hdrvr, msg) => (msg === 0x4000 ? binding.sendDriverMessage(first, 0x4001, 3, 0) : 1),
    }, { profile: 'wine' });
    const first = binding.openDriver('gain.drv left', null, 0)!;
    binding.openDriver('gain.drv', null, 0x1234);
    binding.sendDriverMessage(binding.openDriver('mixer.drv', null, 0)!, 0x4000, 0, -1);
    expect(() => binding.sendDriverMessage(first, 0x4001, 2n ** 62n, -0x1000)).toThrow('too loud');
    binding.closeDriver(first, 0, 0);

    let failure = '';
    try {
      expect(formatCalls(binding.calls)).toBe('gain.drv #1 DRV_LOAD 0 0 → 1');
    } catch (error) {
      failure = (error as Error & { actual?: string }).actual ?? '';
    }
    expect(failure).toMatchInlineSnapshot(`
      "gain.drv #1 DRV_LOAD 0 0 → 1
      gain.drv #1 DRV_ENABLE 0 0 → 1
      gain.drv #1 DRV_OPEN 0x10000 0 → 1
      gain.drv #2 DRV_OPEN 0 0x1234 → 2
      mixer.drv #3 DRV_LOAD 0 0 → 1
      mixer.drv #3 DRV_ENABLE 0 0 → 1
      mixer.drv #3 DRV_OPEN 0 0 → 1
      mixer.drv #3 DRV_USER+0 0 -1 → 1
      gain.drv #1   DRV_USER+1 3 0 → 1
      gain.drv #1 DRV_USER+1 0x4000000000000000 -0x1000 → threw Error: too loud
      gain.drv #1 DRV_CLOSE 0 0 → 1"
    `);
  });

  it('marks a call without a handle, and one that has not returned', () => {
    const lines: string[] = [];
    const binding = createMockBinding({
      'gain.drv': (_id, _hdrvr, msg) => {
        if (msg === 1) lines.push(formatCalls(binding.calls));
        return 1;
      },
    });
    binding.openDriver('gain.drv', null, 0);
    expect(lines).toEqual(['gain.drv #- DRV_LOAD 0 0 → did not return']);
    expect(formatCalls([])).toBe('');
  });

  it('writes down whatever was thrown or answered', () => {
    const driver = createMockDriver({ 0x4000: [{ wrong: null }, { wrong: 'yes' }, { throws: 'stop' }, { throws: Object.create(null) }] });
    const binding = createMockBinding({ 'gain.drv': driver });
    const hdrvr = binding.openDriver('gain.drv', null, 0)!;
    for (let count = 0; count < 4; count += 1) expect(() => binding.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toThrow('gain.drv');
    expect(formatCalls(binding.calls.slice(3)).split('\n').map((line) => line.split(' → ')[1])).toEqual([
      'null',
      'yes',
      'threw stop',
      'threw something that has no text',
    ]);
  });
});
