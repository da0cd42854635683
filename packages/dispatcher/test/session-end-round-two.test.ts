import { describe, expect, it } from 'vitest';
import { hostProfiles } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall } from './recording-host.ts';

describe("endSession, round two: 'close'", () => {
  it('closes in the order of opening once everybody knows, session instances by R6', () => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile: 'wine' });
    open('a.drv', null, 7);
    open('b.drv');
    transcript();
    expect(manager.endSession()).toEqual({ told: 3, failures: [] });
    expect(transcript()).toEqual([
      'a EXITSESSION h1 id=101 0 0',
      'a EXITSESSION h2 id=102 0 0',
      'b EXITSESSION h3 id=201 0 0',
      'a CLOSE h2 id=102 0 0',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
      'b CLOSE h3 id=201 0 0',
      'b DISABLE h3 id=201 0 0',
      'b FREE h3 id=201 0 0',
    ]);
    expect(manager.instances()).toEqual([]);
    expect([isLoaded('a.drv'), isLoaded('b.drv')]).toEqual([false, false]);
  });

  it('lets no driver refuse', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': { CLOSE: 0 } }, { profile: 'win32' });
    open('a.drv');
    expect(manager.endSession()).toEqual({ told: 1, failures: [] });
    expect(manager.instances()).toEqual([]);
  });

  it('closes what was opened during round one, without telling it', () => {
    const host = createRecordingHost(
      { 'a.drv': { EXITSESSION: () => (host.open('b.drv'), 0) }, 'b.drv': {} },
      { profile: 'win32' },
    );
    host.open('a.drv');
    host.transcript();
    expect(host.manager.endSession().told).toBe(1);
    expect(host.transcript().filter((line) => line.includes('b '))).toEqual([
      '  b LOAD 0 id=0 0 0',
      '  b ENABLE h2 id=0 0 0',
      '  b OPEN h2 id=0 0 0',
      'b CLOSE h2 id=201 0 0',
      'b DISABLE h2 id=0 0 0',
      'b FREE h2 id=0 0 0',
    ]);
    expect(host.manager.instances()).toEqual([]);
  });

  it('reports what throws in either round, in order, and closes all the same', () => {
    const fail = ({ msg, nth }: RecordedCall): number => {
      throw new Error(`${msg}.${nth}`);
    };
    const { manager, open, isLoaded } = createRecordingHost(
      { 'a.drv': { EXITSESSION: fail, CLOSE: fail, DISABLE: fail, FREE: fail } },
      { profile: 'win32' },
    );
    open('a.drv');
    open('a.drv');
    const { told, failures } = manager.endSession();
    expect(told).toBe(2);
    expect(failures.map(({ cause }) => (cause as Error).message)).toEqual(['11.1', '11.2', '4.1', '4.2', '5.1', '6.1']);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });
});

describe("endSession, round two: 'disable-free'", () => {
  it('sends DRV_DISABLE and DRV_FREE once to each module, no DRV_CLOSE, and all handles are closed', () => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile: 'win31' });
    const handles = [open('a.drv'), open('b.drv'), open('a.drv')];
    transcript();
    expect(manager.endSession()).toEqual({ told: 3, failures: [] });
    expect(transcript()).toEqual([
      'a EXITSESSION h1 id=101 0 0',
      'b EXITSESSION h2 id=201 0 0',
      'a EXITSESSION h3 id=102 0 0',
      'a DISABLE h1 id=0 0 0',
      'a FREE h1 id=0 0 0',
      'b DISABLE h2 id=0 0 0',
      'b FREE h2 id=0 0 0',
    ]);
    expect(manager.instances()).toEqual([]);
    expect([isLoaded('a.drv'), isLoaded('b.drv')]).toEqual([false, false]);
    for (const hdrvr of handles) {
      expect(manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toBe(0);
      expect(manager.closeDriver(hdrvr, 0, 0)).toBe(0);
    }
    expect(transcript()).toEqual([]);
  });

  it('lets the module begin anew afterwards', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'win31' });
    open('a.drv');
    manager.endSession();
    transcript();
    open('a.drv');
    expect(transcript().map((line) => line.split(' ')[1])).toEqual(['0x0', 'LOAD', 'ENABLE', 'OPEN']);
  });

  it('goes on after a driver that throws', () => {
    const fail = (): number => {
      throw new Error('no');
    };
    const { manager, open, isLoaded } = createRecordingHost(
      { 'a.drv': { DISABLE: fail, FREE: fail }, 'b.drv': {} },
      { profile: 'win31' },
    );
    open('a.drv');
    open('b.drv');
    expect(manager.endSession().failures.map(({ driverMessage }) => driverMessage)).toEqual(['DRV_DISABLE', 'DRV_FREE']);
    expect(manager.instances()).toEqual([]);
    expect([isLoaded('a.drv'), isLoaded('b.drv')]).toEqual([false, false]);
  });

  it('neither sends to nor drops twice what a driver closes meanwhile', () => {
    const host = createRecordingHost(
      { 'a.drv': { DISABLE: () => host.manager.closeDriver(b, 0, 0) }, 'b.drv': {} },
      { profile: 'win31' },
    );
    host.open('a.drv');
    const b = host.open('b.drv');
    host.transcript();
    host.manager.endSession();
    expect(host.transcript().filter((line) => line.includes('b '))).toEqual([
      'b EXITSESSION h2 id=201 0 0',
      '  b CLOSE h2 id=201 0 0',
      '  b DISABLE h2 id=0 0 0',
      '  b FREE h2 id=0 0 0',
    ]);
    expect(host.manager.instances()).toEqual([]);
    expect([host.isLoaded('a.drv'), host.isLoaded('b.drv')]).toEqual([false, false]);
  });
});

describe("endSession, round two: 'nothing'", () => {
  it('leaves all open', () => {
    const profile = { ...hostProfiles.wine, sessionEnd: 'nothing' } as const;
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, { profile });
    const hdrvr = open('a.drv');
    transcript();
    manager.endSession();
    expect(transcript()).toEqual(['a EXITSESSION h1 id=101 0 0']);
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
  });
});
