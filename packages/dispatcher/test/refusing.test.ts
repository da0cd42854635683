import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R8: DRV_LOAD must answer exactly 1', () => {
  it.each([0, 2, -1, 0x1_0000_0001])('refuses on %s: no further message, the module released', (answer) => {
    const { manager, transcript, isLoaded } = createRecordingHost({ 'a.drv': { LOAD: answer } }, wine);
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0']);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('sends DRV_LOAD again with the next attempt', () => {
    let loads = 0;
    const { manager, transcript } = createRecordingHost({ 'a.drv': { LOAD: () => (++loads === 2 ? 1 : 0) } }, wine);
    manager.openDriver('a.drv', null, 0);
    transcript();
    expect(manager.openDriver('a.drv', null, 0)).not.toBeNull();
    expect(transcript()).toEqual(['a LOAD h2 id=0 0 0', 'a ENABLE h2 id=0 0 0', 'a OPEN h2 id=0 0 0']);
  });

  it('does not try the wanted instance when the session instance is refused', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': { LOAD: 0 } }, wine);
    expect(manager.openDriver('a.drv', null, 7)).toBeNull();
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0']);
  });

  it('tries the alias of the same name next, in the same call, where no section is given', () => {
    const registry = { Drivers32: { 'a.drv': 'a.drv again' } };
    const { manager, transcript } = createRecordingHost({ 'a.drv': { LOAD: 0 } }, { ...wine, registry });
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0', 'a LOAD h2 id=0 0 0']);
    expect(manager.openDriver('a.drv', 'Drivers32', 0)).toBeNull();
    expect(transcript()).toEqual(['a LOAD h3 id=0 0 0']);
  });
});

describe('R9: answers to DRV_ENABLE, DRV_DISABLE and DRV_FREE', () => {
  it.each([0, 1, -1])('are ignored: %s', (answer) => {
    const { manager, open, transcript } = createRecordingHost(
      { 'a.drv': { ENABLE: answer, DISABLE: answer, FREE: answer } },
      wine,
    );
    const hdrvr = open('a.drv');
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
    expect(transcript().map((line) => line.split(' ')[1])).toEqual(['LOAD', 'ENABLE', 'OPEN', 'CLOSE', 'DISABLE', 'FREE']);
  });
});

describe('R10: DRV_OPEN answering 0', () => {
  it('refuses the first instance: no DRV_DISABLE, no DRV_FREE, the module released', () => {
    const { manager, transcript, isLoaded } = createRecordingHost({ 'a.drv': { OPEN: 0 } }, wine);
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0']);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('begins anew with DRV_LOAD at the next attempt', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': { OPEN: 0 } }, wine);
    manager.openDriver('a.drv', null, 0);
    transcript();
    manager.openDriver('a.drv', null, 0);
    expect(transcript()).toEqual(['a LOAD h2 id=0 0 0', 'a ENABLE h2 id=0 0 0', 'a OPEN h2 id=0 0 0']);
  });

  it('never tries the wanted instance when the session instance refuses', () => {
    const { manager, transcript, isLoaded } = createRecordingHost({ 'a.drv': { OPEN: 0 } }, wine);
    expect(manager.openDriver('a.drv', null, 7)).toBeNull();
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0']);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('leaves the other instances untouched', () => {
    const refuseSecond = { OPEN: ({ nth }: { nth: number }) => (nth === 2 ? 0 : nth) };
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': refuseSecond }, wine);
    const hdrvr = open('a.drv');
    transcript();
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
    expect(transcript()).toEqual(['a OPEN h2 id=0 0 0']);
    expect(isLoaded('a.drv')).toBe(true);
    manager.sendDriverMessage(hdrvr, 0x4000, 0, 0);
    manager.closeDriver(hdrvr, 0, 0);
    expect(transcript()).toEqual([
      'a 0x4000 h1 id=1 0 0',
      'a CLOSE h1 id=1 0 0',
      'a DISABLE h1 id=1 0 0',
      'a FREE h1 id=1 0 0',
    ]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('leaves nothing behind a driver that leaves DRV_OPEN to DefDriverProc', () => {
    const { manager } = createRecordingHost({ 'a.drv': { OPEN: () => manager.defDriverProc(0, 0, 3, 0, 0) } }, wine);
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
  });
});
