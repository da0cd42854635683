import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R1: the first open of a module', () => {
  it('sends DRV_LOAD, DRV_ENABLE, DRV_OPEN in that order, all with the handle of the new instance and identifier 0', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv left');
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 "left" 0']);
  });

  it('gives that handle to the caller', () => {
    const { open, symbol } = createRecordingHost({ 'a.drv': {} }, wine);
    expect(symbol(open('a.drv'))).toBe('h1');
  });

  it('loads the module before the first message', () => {
    const loaded: boolean[] = [];
    const host = createRecordingHost({ 'a.drv': { LOAD: () => (loaded.push(host.isLoaded('a.drv')), 1) } }, wine);
    expect(host.isLoaded('a.drv')).toBe(false);
    host.open('a.drv');
    expect(loaded).toEqual([true]);
  });

  it('tells modules apart by what they are, not by how they are named', () => {
    const { open, transcript } = createRecordingHost({ 'C:\\Windows\\System32\\a.drv': {} }, wine);
    open('a.drv');
    transcript();
    open('A.DRV');
    open('c:/windows/SYSTEM32/a.drv');
    open('.\\a.drv');
    expect(transcript()).toEqual(['a OPEN h2 id=0 0 0', 'a OPEN h3 id=0 0 0', 'a OPEN h4 id=0 0 0']);
  });

  it('comes once for each module', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, wine);
    open('a.drv');
    open('b.drv');
    expect(transcript().map((line) => line.slice(0, 6))).toEqual(['a LOAD', 'a ENAB', 'a OPEN', 'b LOAD', 'b ENAB', 'b OPEN']);
  });
});

describe('R2: every further open of the same module', () => {
  it('sends only DRV_OPEN, with identifier 0 and a handle of its own', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv');
    transcript();
    open('a.drv right', null, 0);
    open('a.drv', null, 7);
    expect(transcript()).toEqual(['a OPEN h2 id=0 "right" 0', 'a OPEN h3 id=0 0 7']);
  });

  it('takes one more reference on the module', () => {
    const { manager, open, isLoaded } = createRecordingHost({ 'a.drv': {} }, wine);
    const [first, second] = [open('a.drv'), open('a.drv')];
    manager.closeDriver(first, 0, 0);
    expect(isLoaded('a.drv')).toBe(true);
    manager.closeDriver(second, 0, 0);
    expect(isLoaded('a.drv')).toBe(false);
  });
});

describe('R13: the driver identifier', () => {
  it.each([1, -1, 0x7fffffff, 2 ** 52, 0x1_0000_0000, 0x7fff_ffff_0000_0000n, -0x8000_0000_0000_0000n])(
    'is what DRV_OPEN answered: %s',
    (driverId) => {
      const seen: unknown[] = [];
      const { manager, open } = createRecordingHost(
        { 'a.drv': { OPEN: driverId, 0x4000: (call: { driverId: unknown }) => (seen.push(call.driverId), 0) } },
        wine,
      );
      manager.sendDriverMessage(open('a.drv'), 0x4000, 0, 0);
      expect(seen).toEqual([driverId]);
    },
  );

  it('may be the same for two instances', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': { OPEN: 5 } }, wine);
    const [first, second] = [open('a.drv'), open('a.drv')];
    transcript();
    manager.sendDriverMessage(second, 0x4000, 0, 0);
    manager.closeDriver(first, 0, 0);
    manager.sendDriverMessage(second, 0x4000, 0, 0);
    expect(transcript()).toEqual(['a 0x4000 h2 id=5 0 0', 'a CLOSE h1 id=5 0 0', 'a 0x4000 h2 id=5 0 0']);
  });
});
