import { describe, expect, it } from 'vitest';
import type { HDRVR } from '@driverproc/binding';
import { createRecordingHost } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R18: handles that are not open', () => {
  const notHandles = [0, 1, 2, 5, 0xffff, -1, 2 ** 53 - 1, -(2 ** 31), 0x1234_5678_9abc_def0n, -(2n ** 63n)];

  it.each(notHandles)('%s is answered, not refused: 0, 0, null, 0 and no call', (value) => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv');
    transcript();
    const hdrvr = value as HDRVR;
    expect(manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toBe(0);
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(0);
    expect(manager.getDriverModuleHandle(hdrvr)).toBeNull();
    expect(manager.getDriverFlags(hdrvr)).toBe(0);
    expect(transcript()).toEqual([]);
    expect(manager.instances()).toHaveLength(1);
  });

  it('nor is what lies near a handle, or a driver identifier', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = Number(open('a.drv'));
    transcript();
    for (const near of [hdrvr - 1, hdrvr + 1, hdrvr + 4, hdrvr + 2 ** 32, -hdrvr, 101]) {
      expect(manager.sendDriverMessage(near as HDRVR, 0x4000, 0, 0)).toBe(0);
      expect(manager.getDriverModuleHandle(near as HDRVR)).toBeNull();
    }
    expect(transcript()).toEqual([]);
  });

  it('nor is a closed one: closing twice answers 0 the second time', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = open('a.drv');
    open('a.drv');
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
    transcript();
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(0);
    expect(manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toBe(0);
    expect(manager.getDriverModuleHandle(hdrvr)).toBeNull();
    expect(manager.getDriverFlags(hdrvr)).toBe(0);
    expect(transcript()).toEqual([]);
  });

  it('and a closed one stays closed, however many are opened after it', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': {} }, wine);
    const closed = new Set<HDRVR>();
    for (let count = 0; count < 1000; count += 1) {
      const hdrvr = open('a.drv');
      expect(closed.has(hdrvr)).toBe(false);
      manager.closeDriver(hdrvr, 0, 0);
      closed.add(hdrvr);
    }
    open('a.drv');
    for (const hdrvr of closed) expect(manager.getDriverFlags(hdrvr)).toBe(0);
  });

  it('a handle of another manager is not open here', () => {
    const one = createRecordingHost({ 'a.drv': {} }, wine);
    const other = createRecordingHost({ 'a.drv': {} }, wine);
    expect(other.manager.sendDriverMessage(one.open('a.drv'), 0x4000, 0, 0)).toBe(0);
    expect(other.transcript()).toEqual([]);
  });
});

describe('a live handle', () => {
  it('is never zero, even and below 2^53', () => {
    const { open } = createRecordingHost({ 'a.drv': {} }, wine);
    for (let count = 0; count < 10; count += 1) {
      const hdrvr = Number(open('a.drv'));
      expect(Number.isSafeInteger(hdrvr) && hdrvr > 0 && hdrvr % 2 === 0).toBe(true);
    }
  });

  it('fits 32 bits where pointers do, and is the same read as signed or unsigned', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine', pointerSize: 4 });
    for (let count = 0; count < 3000; count += 1) {
      const hdrvr = open('a.drv');
      expect(Number(hdrvr) > 0 && Number(hdrvr) < 2 ** 31).toBe(true);
      expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
    }
  });
});

describe('R23: the module handle', () => {
  it('is the module of the instance: equal for all instances of one, other for another', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, wine);
    const a = manager.getDriverModuleHandle(open('a.drv'));
    expect(a).not.toBeNull();
    expect(manager.getDriverModuleHandle(open('a.drv', null, 7))).toBe(a);
    expect(manager.getDriverModuleHandle(open('b.drv'))).not.toBe(a);
    expect(manager.modules.getModuleHandle('a.drv')).toBe(a);
  });

  it('comes with GetDriverFlags 0x80000000 as long as the handle lives', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = open('a.drv');
    expect(manager.getDriverFlags(hdrvr)).toBe(0x80000000);
    manager.closeDriver(hdrvr, 0, 0);
    expect(manager.getDriverFlags(hdrvr)).toBe(0);
    expect(manager.getDriverModuleHandle(hdrvr)).toBeNull();
  });
});
