import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R3: closing', () => {
  it('sends DRV_CLOSE with the identifier, the handle and both lParams', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const first = open('a.drv');
    open('a.drv');
    transcript();
    manager.closeDriver(first, 6, -7);
    expect(transcript()).toEqual(['a CLOSE h1 id=101 6 -7']);
  });

  it('sends DRV_DISABLE and DRV_FREE after the last one, on that handle and with its identifier', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = open('a.drv');
    transcript();
    manager.closeDriver(hdrvr, 6, 7);
    expect(transcript()).toEqual(['a CLOSE h1 id=101 6 7', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0']);
  });

  it('takes whichever is closed last for the last one', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const [first, second, third] = [open('a.drv'), open('a.drv'), open('a.drv')];
    transcript();
    manager.closeDriver(third, 0, 0);
    manager.closeDriver(first, 0, 0);
    manager.closeDriver(second, 0, 0);
    expect(transcript()).toEqual([
      'a CLOSE h3 id=103 0 0',
      'a CLOSE h1 id=101 0 0',
      'a CLOSE h2 id=102 0 0',
      'a DISABLE h2 id=102 0 0',
      'a FREE h2 id=102 0 0',
    ]);
  });

  it('drops the reference on the module after DRV_FREE', () => {
    const loaded: boolean[] = [];
    const host = createRecordingHost({ 'a.drv': { FREE: () => (loaded.push(host.isLoaded('a.drv')), 1) } }, wine);
    host.manager.closeDriver(host.open('a.drv'), 0, 0);
    loaded.push(host.isLoaded('a.drv'));
    expect(loaded).toEqual([true, false]);
  });

  it('does not concern other modules', () => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, wine);
    const a = open('a.drv');
    open('b.drv');
    transcript();
    manager.closeDriver(a, 0, 0);
    expect(transcript().every((line) => line.startsWith('a '))).toBe(true);
    expect(isLoaded('b.drv')).toBe(true);
  });

  it('lets the module begin anew with DRV_LOAD', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    manager.closeDriver(open('a.drv'), 0, 0);
    transcript();
    open('a.drv');
    expect(transcript()).toEqual(['a LOAD h2 id=0 0 0', 'a ENABLE h2 id=0 0 0', 'a OPEN h2 id=0 0 0']);
  });

  it('frees a module that the application holds too, and loads it anew: the list decides, not its presence', () => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {} }, wine);
    const held = manager.modules.loadLibrary('a.drv')!;
    manager.closeDriver(open('a.drv'), 0, 0);
    expect(transcript().map((line) => line.split(' ')[1])).toEqual(['LOAD', 'ENABLE', 'OPEN', 'CLOSE', 'DISABLE', 'FREE']);
    expect(isLoaded('a.drv')).toBe(true);
    open('a.drv');
    expect(transcript().map((line) => line.split(' ')[1])).toEqual(['LOAD', 'ENABLE', 'OPEN']);
    manager.closeAll();
    manager.modules.freeLibrary(held);
    expect(isLoaded('a.drv')).toBe(false);
  });
});

describe('R12: the answer to DRV_CLOSE', () => {
  it.each([0, 1, 2, -1, 0x1_0000_0000])('is ignored: %s closes the instance and CloseDriver returns 1', (answer) => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': { CLOSE: answer } }, wine);
    const hdrvr = open('a.drv');
    transcript();
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
    expect(transcript()).toEqual(['a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0']);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });
});
