import { describe, expect, it } from 'vitest';
import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfile } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall, RecordingHost } from './recording-host.ts';

/** Round one only: what comes after is the profile's matter. */
const roundOne: HostProfile = { ...hostProfiles.wine, name: 'round one', sessionEnd: 'nothing' };
const told = (host: RecordingHost): string[] => host.transcript().filter((line) => line.includes('EXITSESSION'));

describe('exitSession and tearDown', () => {
  it('are the two halves of endSession', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile: 'wine' });
    open('a.drv');
    open('b.drv');
    transcript();
    expect(manager.exitSession()).toEqual({ told: 2, failures: [] });
    expect(transcript()).toEqual(['a EXITSESSION h1 id=101 0 0', 'b EXITSESSION h2 id=201 0 0']);
    expect(manager.instances()).toHaveLength(2);
    expect(manager.tearDown()).toEqual({ told: 0, failures: [] });
    expect(transcript().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['a CLOSE', 'a DISABLE', 'a FREE', 'b CLOSE', 'b DISABLE', 'b FREE']);
    expect(manager.instances()).toEqual([]);
  });

  it.each([
    ['win31', ['a DISABLE', 'a FREE']],
    [roundOne, []],
  ] as const)('tears down as the profile says', (profile, expected) => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, { profile });
    open('a.drv');
    transcript();
    manager.tearDown();
    expect(transcript().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(expected);
  });
});

describe('endSession, round one', () => {
  it('sends DRV_EXITSESSION with lParams 0 to every open instance, in the order of opening, with its own identifier and handle', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile: roundOne });
    open('a.drv');
    open('b.drv');
    open('a.drv');
    transcript();
    expect(manager.endSession()).toEqual({ told: 3, failures: [] });
    expect(transcript()).toEqual([
      'a EXITSESSION h1 id=101 0 0',
      'b EXITSESSION h2 id=201 0 0',
      'a EXITSESSION h3 id=102 0 0',
    ]);
  });

  it('tells session instances too', () => {
    const host = createRecordingHost({ 'a.drv': {} }, { profile: roundOne });
    host.open('a.drv', null, 7);
    expect(host.manager.endSession().told).toBe(2);
    expect(told(host)).toEqual(['a EXITSESSION h1 id=101 0 0', 'a EXITSESSION h2 id=102 0 0']);
  });

  it('tells no closed instance, and nobody when none is open', () => {
    const host = createRecordingHost({ 'a.drv': {} }, { profile: roundOne });
    expect(host.manager.endSession()).toEqual({ told: 0, failures: [] });
    const first = host.open('a.drv');
    host.open('a.drv');
    host.manager.closeDriver(first, 0, 0);
    host.manager.endSession();
    expect(told(host)).toEqual(['a EXITSESSION h2 id=102 0 0']);
  });

  it.each([0, 1, -1])('ignores the answers: %s', (answer) => {
    const host = createRecordingHost({ 'a.drv': { EXITSESSION: answer } }, { profile: roundOne });
    host.open('a.drv');
    host.open('a.drv');
    expect(host.manager.endSession()).toEqual({ told: 2, failures: [] });
  });

  it('goes on after a driver that throws, and reports it', () => {
    const cause = new Error('no');
    const throwFirst = {
      EXITSESSION: ({ nth }: RecordedCall) => {
        if (nth === 1) throw cause;
        return 1;
      },
    };
    const host = createRecordingHost({ 'a.drv': throwFirst }, { profile: roundOne });
    host.open('a.drv');
    host.open('a.drv');
    const report = host.manager.endSession();
    expect(report.told).toBe(2);
    expect(report.failures).toMatchObject([{ code: 'handler_threw', driver: 'a.drv', driverMessage: 'DRV_EXITSESSION', cause }]);
    expect(told(host)).toEqual(['a EXITSESSION h1 id=101 0 0', 'a EXITSESSION h2 id=102 0 0']);
    expect(host.manager.instances()).toHaveLength(2);
  });

  it('disables and closes nothing yet: another driver can still be used', () => {
    const host = createRecordingHost(
      { 'a.drv': {}, 'b.drv': { EXITSESSION: () => host.manager.sendDriverMessage(a, 0x4000, 0, 0) } },
      { profile: 'wine' },
    );
    const a = host.open('a.drv');
    host.open('b.drv');
    host.transcript();
    host.manager.endSession();
    expect(host.transcript().slice(0, 4)).toEqual([
      'a EXITSESSION h1 id=101 0 0',
      'b EXITSESSION h2 id=201 0 0',
      '  a 0x4000 h1 id=101 0 0',
      'a CLOSE h1 id=101 0 0',
    ]);
  });

  it('does not tell an instance that is closed during the round before its turn', () => {
    const host = createRecordingHost(
      { 'a.drv': { EXITSESSION: ({ nth }: RecordedCall) => (nth === 1 ? host.manager.closeDriver(second, 0, 0) : 0) } },
      { profile: roundOne },
    );
    host.open('a.drv');
    const second = host.open('a.drv');
    host.open('a.drv');
    expect(host.manager.endSession().told).toBe(2);
    expect(told(host)).toEqual(['a EXITSESSION h1 id=101 0 0', 'a EXITSESSION h3 id=103 0 0']);
  });

  it('goes on with the next when an instance closes itself, or itself and those around it', () => {
    const host = createRecordingHost(
      {
        'a.drv': {
          EXITSESSION: ({ nth }: RecordedCall) => {
            if (nth === 2) for (const index of [2, 1, 0]) host.manager.closeDriver(all[index]!, 0, 0);
            return 0;
          },
        },
      },
      { profile: roundOne },
    );
    const all = [1, 2, 3, 4].map(() => host.open('a.drv'));
    expect(host.manager.endSession().told).toBe(3);
    expect(told(host).map((line) => line.split(' ')[2])).toEqual(['h1', 'h2', 'h4']);
  });

  it('does not tell an instance that is opened during the round, nor one in the place of a closed one', () => {
    const host = createRecordingHost(
      {
        'a.drv': {
          EXITSESSION: ({ nth }: RecordedCall) => {
            if (nth > 1) return 0;
            host.manager.closeDriver(second, 0, 0);
            host.open('a.drv');
            host.open('b.drv');
            return 0;
          },
        },
        'b.drv': {},
      },
      { profile: roundOne },
    );
    host.open('a.drv');
    const second = host.open('a.drv');
    expect(host.manager.endSession().told).toBe(1);
    expect(told(host)).toEqual(['a EXITSESSION h1 id=101 0 0']);
    expect(host.manager.instances()).toHaveLength(3);
  });

  it('tells nobody from inside a broadcast', () => {
    const reports: unknown[] = [];
    const inside = (): number => {
      reports.push(host.manager.endSession(), host.manager.power(), host.manager.exitApplication('DRVEA_NORMALEXIT'));
      return 0;
    };
    const host: RecordingHost = createRecordingHost({ 'a.drv': { EXITSESSION: inside, POWER: inside } }, { profile: roundOne });
    host.open('a.drv');
    host.transcript();
    host.manager.endSession();
    host.manager.power();
    expect(reports).toEqual(Array.from({ length: 6 }, () => ({ told: 0, failures: [] })));
    expect(host.transcript()).toEqual(['a EXITSESSION h1 id=101 0 0', 'a POWER h1 id=101 0 0']);
  });

  it('can come again: nothing is remembered', () => {
    const host = createRecordingHost({ 'a.drv': {} }, { profile: roundOne });
    host.open('a.drv');
    host.manager.endSession();
    host.manager.endSession();
    expect(told(host)).toEqual(['a EXITSESSION h1 id=101 0 0', 'a EXITSESSION h1 id=101 0 0']);
  });

  it('does not tell an instance that is being closed, or opened', () => {
    const host = createRecordingHost(
      {
        'a.drv': {
          CLOSE: () => (host.manager.endSession(), 1),
          OPEN: ({ nth }: RecordedCall) => (nth === 3 && host.manager.endSession(), nth),
        },
      },
      { profile: roundOne },
    );
    const first = host.open('a.drv');
    host.open('a.drv');
    host.manager.closeDriver(first, 0, 0);
    expect(told(host)).toEqual(['  a EXITSESSION h2 id=2 0 0']);
    host.open('a.drv');
    expect(told(host)).toEqual(['  a EXITSESSION h2 id=2 0 0']);
  });
});
