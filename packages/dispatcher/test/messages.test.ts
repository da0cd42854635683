import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R19: no filtering', () => {
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 0x7ff, 0x800, 0x3fff];
  const highNumbers = [0x4000, 0xffff, 0x10000, 0x80000000, 0xffffffff];

  it.each([...numbers, ...highNumbers])('message %s goes to that one instance as it is, and its answer comes back', (msg) => {
    const seen: unknown[] = [];
    const echo = (call: RecordedCall): number => {
      if (call.lParam2 !== 99) return 1;
      seen.push([call.msg, call.hdrvr, call.lParam1]);
      return 4711;
    };
    const { manager, open } = createRecordingHost({ 'a.drv': { [msg]: echo } }, wine);
    open('a.drv');
    const hdrvr = open('a.drv');
    // The recording driver reads the text that lParam1 of DRV_OPEN points at, as a real one would.
    const lParam1 = msg === 3 ? 0 : -5;
    expect(manager.sendDriverMessage(hdrvr, msg, lParam1, 99)).toBe(4711);
    expect(seen).toEqual([[msg, hdrvr, lParam1]]);
  });
});

describe('R20: life-cycle messages sent by hand', () => {
  it.each([1, 2, 3, 4, 5, 6])('%s is only a message: everything stays as it was', (msg) => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = open('a.drv');
    const before = manager.instances();
    transcript();
    manager.sendDriverMessage(hdrvr, msg, 0, 0);
    expect(transcript()).toHaveLength(1);
    expect(manager.instances()).toEqual(before);
    expect(isLoaded('a.drv')).toBe(true);
    manager.sendDriverMessage(hdrvr, 0x4000, 0, 0);
    manager.closeDriver(hdrvr, 0, 0);
    expect(transcript()).toEqual([
      'a 0x4000 h1 id=101 0 0',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('does not take the answer to DRV_OPEN for the identifier', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = open('a.drv');
    expect(manager.sendDriverMessage(hdrvr, 3, 0, 0)).toBe(102);
    transcript();
    manager.sendDriverMessage(hdrvr, 0x4000, 0, 0);
    expect(transcript()).toEqual(['a 0x4000 h1 id=101 0 0']);
  });

  it('sends DRV_EXITSESSION to the addressed instance only', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv');
    const second = open('a.drv');
    transcript();
    expect(manager.sendDriverMessage(second, 11, 0, 0)).toBe(0);
    expect(transcript()).toEqual(['a EXITSESSION h2 id=102 0 0']);
    expect(manager.instances()).toHaveLength(2);
  });
});

describe('R22: DefDriverProc', () => {
  const { manager } = createRecordingHost({}, wine);

  it.each([1, 2, 5, 6, 9, 10])('answers 1 to message %s, whatever else comes with it', (msg) => {
    expect(manager.defDriverProc(0, 0, msg, 0, 0)).toBe(1);
    expect(manager.defDriverProc(-1, 0, msg, 5, 6)).toBe(1);
  });

  it.each([0, 3, 4, 7, 8, 11, 12, 13, 14, 15, 16, 0x7ff, 0x800, 0x80b, 0x3fff, 0x4000, 0x10001, 0x80000001, 0xffffffff])(
    'answers 0 to message %s',
    (msg) => {
      expect(manager.defDriverProc(0, 0, msg, 0, 0)).toBe(0);
    },
  );
});
