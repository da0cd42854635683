import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R28: nothing is sent by itself', () => {
  it('opening, sending and closing cause no DRV_EXITSESSION, DRV_EXITAPPLICATION, DRV_POWER, DRV_CONFIGURE or DRV_INSTALL', () => {
    for (const profile of ['win32', 'wine', 'win31'] as const) {
      const { manager, open, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile });
      manager.sendDriverMessage(open('a.drv', null, 7), 0x4000, 0, 0);
      open('b.drv');
      manager.closeAll();
      expect(transcript().join('\n')).not.toMatch(/EXIT|POWER|CONFIGURE|INSTALL|REMOVE/);
    }
  });
});

describe('R29: closing what is left', () => {
  it('closes as CloseDriver(h, 0, 0) would, in the order of opening', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, wine);
    open('a.drv');
    open('b.drv');
    open('a.drv');
    transcript();
    manager.closeAll();
    expect(transcript()).toEqual([
      'a CLOSE h1 id=101 0 0',
      'b CLOSE h2 id=201 0 0',
      'b DISABLE h2 id=201 0 0',
      'b FREE h2 id=201 0 0',
      'a CLOSE h3 id=102 0 0',
      'a DISABLE h3 id=102 0 0',
      'a FREE h3 id=102 0 0',
    ]);
  });

  it('closes session instances by R6: after the last of the others', () => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv', null, 7);
    open('a.drv');
    transcript();
    manager.closeAll();
    expect(transcript()).toEqual([
      'a CLOSE h2 id=102 0 0',
      'a CLOSE h3 id=103 0 0',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('does so at the end of a `using` block', () => {
    const host = createRecordingHost({ 'a.drv': {} }, wine);
    {
      using manager = host.manager;
      manager.openDriver('a.drv', null, 0);
      host.transcript();
    }
    expect(host.transcript()).toEqual(['a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0']);
  });

  it('does nothing when nothing is open, or the second time', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    manager.closeAll();
    open('a.drv');
    manager.closeAll();
    transcript();
    manager.closeAll();
    manager[Symbol.dispose]();
    expect(transcript()).toEqual([]);
  });

  it('leaves the manager usable: the next open begins anew', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv');
    manager.closeAll();
    transcript();
    open('a.drv');
    expect(transcript()).toEqual(['a LOAD h2 id=0 0 0', 'a ENABLE h2 id=0 0 0', 'a OPEN h2 id=0 0 0']);
  });

  it.each(['win32', 'win31'] as const)('no driver can refuse, not even in profile %s', (profile) => {
    const { manager, open, isLoaded } = createRecordingHost({ 'a.drv': { CLOSE: 0 } }, { profile });
    open('a.drv');
    open('a.drv', null, 7);
    manager.closeAll();
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('closes what a driver opens while it is closed', () => {
    const host = createRecordingHost(
      { 'a.drv': { CLOSE: ({ nth }: { nth: number }) => (nth === 1 && host.open('b.drv'), 1) }, 'b.drv': {} },
      wine,
    );
    host.open('a.drv');
    host.manager.closeAll();
    expect(host.manager.instances()).toEqual([]);
    expect([host.isLoaded('a.drv'), host.isLoaded('b.drv')]).toEqual([false, false]);
  });

  it('closes what is opened meanwhile before the session instance, which goes with the last', () => {
    const host = createRecordingHost(
      { 'a.drv': { CLOSE: ({ nth }: RecordedCall) => (nth === 1 && host.open('a.drv', null, 9), 1) } },
      wine,
    );
    host.open('a.drv', null, 7);
    host.transcript();
    host.manager.closeAll();
    expect(host.transcript()).toEqual([
      'a CLOSE h2 id=102 0 0',
      '  a OPEN h3 id=0 0 9',
      'a CLOSE h3 id=103 0 0',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
  });

  it('ends, even with a driver that opens another one whenever it is closed', () => {
    const host = createRecordingHost({ 'a.drv': { CLOSE: () => (host.open('a.drv'), 1) } }, wine);
    host.open('a.drv');
    host.manager.closeAll();
    expect(host.manager.instances().length).toBeGreaterThan(0);
  });

  it('keeps the references of the application: only its own are released', () => {
    const { manager, open, isLoaded } = createRecordingHost({ 'a.drv': {} }, wine);
    const held = manager.modules.loadLibrary('a.drv')!;
    open('a.drv', null, 7);
    manager.closeAll();
    expect(isLoaded('a.drv')).toBe(true);
    manager.modules.freeLibrary(held);
    expect(isLoaded('a.drv')).toBe(false);
  });
});
