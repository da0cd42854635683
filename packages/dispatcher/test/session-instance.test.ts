import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

describe('R4: two-phase opening', () => {
  it('opens an instance of its own first when the first open of a module has lParam2 ≠ 0, and returns the second', () => {
    const { manager, open, transcript, symbol } = createRecordingHost({ 'a.drv': {} }, wine);
    expect(symbol(open('a.drv', null, 7))).toBe('h2');
    expect(transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
      'a OPEN h2 id=0 0 7',
    ]);
    expect(manager.instances()).toMatchObject([
      { driverId: 101, moduleName: 'a.drv', isSessionInstance: true },
      { driverId: 102, moduleName: 'a.drv', isSessionInstance: false },
    ]);
  });

  it('closes its own after the one it was made for, with lParams 0', () => {
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {} }, wine);
    const hdrvr = open('a.drv', null, 7);
    transcript();
    expect(manager.closeDriver(hdrvr, 8, 9)).toBe(1);
    expect(transcript()).toEqual([
      'a CLOSE h2 id=102 8 9',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it.each([-1, 2 ** 40, 0x7fff_ffff_ffff_ffffn])('takes any lParam2 but zero: %s', (lParam2) => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv', null, lParam2);
    expect(transcript().slice(2)).toEqual(['a OPEN h1 id=0 0 0', `a OPEN h2 id=0 0 ${lParam2}`]);
  });
});

describe('R6: the session instance is one only when the wanted instance is open', () => {
  it('is not closed by a close inside the DRV_OPEN of the wanted one, though it is then the only one on the list', () => {
    // Measured on Wine 8.0: the driver opens and closes one more while it is asked to open the wanted one.
    const host = createRecordingHost(
      {
        'a.drv': {
          OPEN: ({ nth }: RecordedCall) => {
            if (nth === 2) host.manager.closeDriver(host.open('a.drv'), 8, 9);
            return 100 + nth;
          },
        },
      },
      wine,
    );
    const wanted = host.open('a.drv', null, 7);
    expect(host.transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
      'a OPEN h2 id=0 0 7',
      '  a OPEN h3 id=0 0 0',
      '  a CLOSE h3 id=103 8 9',
    ]);
    host.manager.closeDriver(wanted, 0, 0);
    expect(host.transcript()).toEqual([
      'a CLOSE h2 id=102 0 0',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
  });
});

describe('R5: at most one session instance per module', () => {
  it('makes later opens with lParam2 ≠ 0 one instance each', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv', null, 7);
    transcript();
    open('a.drv', null, 8);
    open('a.drv', null, 9);
    expect(transcript()).toEqual(['a OPEN h3 id=0 0 8', 'a OPEN h4 id=0 0 9']);
  });

  it('makes none while an instance opened with lParam2 = 0 remains', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv');
    transcript();
    open('a.drv', null, 7);
    expect(transcript()).toEqual(['a OPEN h2 id=0 0 7']);
    expect(manager.instances().some(({ isSessionInstance }) => isSessionInstance)).toBe(false);
  });

  it('makes one for each module', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, wine);
    open('a.drv', null, 7);
    open('b.drv', null, 7);
    expect(manager.instances().map(({ isSessionInstance }) => isSessionInstance)).toEqual([true, false, true, false]);
  });
});

describe('R6: the session instance is closed when it is the only one left', () => {
  it('outlives the one it was made for, and is closed by the last of the others', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const wanted = open('a.drv', null, 7);
    const later = open('a.drv');
    transcript();
    manager.closeDriver(wanted, 0, 0);
    expect(transcript()).toEqual(['a CLOSE h2 id=102 0 0']);
    manager.closeDriver(later, 5, 6);
    expect(transcript()).toEqual([
      'a CLOSE h3 id=103 5 6',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
  });

  it('is closed like any other by its own handle, and the others go on', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    const wanted = open('a.drv', null, 7);
    const [session] = manager.instances();
    transcript();
    expect(manager.closeDriver(session!.hdrvr, 3, 4)).toBe(1);
    expect(transcript()).toEqual(['a CLOSE h1 id=101 3 4']);
    manager.closeDriver(wanted, 0, 0);
    expect(transcript()).toEqual(['a CLOSE h2 id=102 0 0', 'a DISABLE h2 id=102 0 0', 'a FREE h2 id=102 0 0']);
  });

  it('is made again when the module begins anew', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    manager.closeDriver(open('a.drv', null, 7), 0, 0);
    transcript();
    open('a.drv', null, 8);
    expect(transcript().slice(2)).toEqual(['a OPEN h3 id=0 0 0', 'a OPEN h4 id=0 0 8']);
  });
});

describe('R7: parameters and two phases', () => {
  it('gives the text to the session instance only', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv left', null, 7);
    expect(transcript().slice(2)).toEqual(['a OPEN h1 id=0 "left" 0', 'a OPEN h2 id=0 0 7']);
  });

  it('gives a later open with lParam2 ≠ 0 its own text', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, wine);
    open('a.drv left', null, 7);
    transcript();
    open('a.drv right', null, 8);
    expect(transcript()).toEqual(['a OPEN h3 id=0 "right" 8']);
  });
});

describe('R11: the session instance opened and the wanted one refused', () => {
  const onlyFirstOpen = { OPEN: ({ lParam2 }: { lParam2: number }) => (lParam2 === 0 ? 101 : 0) };

  it('closes the session instance at once and opens nothing', () => {
    const { manager, transcript, isLoaded } = createRecordingHost({ 'a.drv': onlyFirstOpen }, wine);
    expect(manager.openDriver('a.drv', null, 7)).toBeNull();
    expect(transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
      'a OPEN h2 id=0 0 7',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('leaves the handle of the refused one closed', () => {
    const { manager } = createRecordingHost({ 'a.drv': onlyFirstOpen }, wine);
    manager.openDriver('a.drv', null, 7);
    expect(manager.openDriver('a.drv', null, 0)).not.toBeNull();
    expect(manager.instances()).toHaveLength(1);
  });
});
