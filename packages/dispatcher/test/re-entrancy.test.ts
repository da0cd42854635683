import { describe, expect, it } from 'vitest';
import type { HDRVR } from '@driverproc/binding';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall, RecordingHost } from './recording-host.ts';

/** A driver `a.drv` that does something inside the first of one of its messages, and then succeeds. */
function acting(message: string | number, action: (host: RecordingHost, own: HDRVR) => void): RecordingHost {
  const act = ({ nth, hdrvr, msg }: RecordedCall): number => {
    if (nth === 1) action(host, hdrvr as HDRVR);
    return msg === 3 ? 200 + nth : 1;
  };
  const host = createRecordingHost({ 'a.drv': { [message]: act }, 'b.drv': {} }, { profile: 'wine' });
  return host;
}

const openSelf = ({ open }: RecordingHost): void => void open('a.drv');

describe('R24: opening the module again while its first instance is still opening', () => {
  it('inside DRV_LOAD sends DRV_LOAD and DRV_ENABLE again; DRV_DISABLE and DRV_FREE come once', () => {
    const { manager, open, transcript, isLoaded } = acting('LOAD', openSelf);
    open('a.drv');
    expect(transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      '  a LOAD h2 id=0 0 0',
      '  a ENABLE h2 id=0 0 0',
      '  a OPEN h2 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
    ]);
    const [nested, outer] = manager.instances();
    manager.closeDriver(nested!.hdrvr, 0, 0);
    manager.closeDriver(outer!.hdrvr, 0, 0);
    expect(transcript()).toEqual([
      'a CLOSE h2 id=101 0 0',
      'a CLOSE h1 id=102 0 0',
      'a DISABLE h1 id=102 0 0',
      'a FREE h1 id=102 0 0',
    ]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('inside DRV_ENABLE the same', () => {
    const { open, transcript } = acting('ENABLE', openSelf);
    open('a.drv');
    expect(transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      '  a LOAD h2 id=0 0 0',
      '  a ENABLE h2 id=0 0 0',
      '  a OPEN h2 id=0 0 0',
      'a OPEN h1 id=0 0 0',
    ]);
  });

  it('inside DRV_OPEN the same; the nested one joins the list first', () => {
    const { manager, open, transcript, symbol } = acting('OPEN', openSelf);
    open('a.drv');
    expect(transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
      '  a LOAD h2 id=0 0 0',
      '  a ENABLE h2 id=0 0 0',
      '  a OPEN h2 id=0 0 0',
    ]);
    expect(manager.instances().map(({ hdrvr, driverId }) => `${symbol(hdrvr)} ${driverId}`)).toEqual(['h2 202', 'h1 201']);
  });

  it('with lParam2 ≠ 0 it makes a session instance too', () => {
    const { manager, open, transcript } = acting('OPEN', ({ open }) => void open('a.drv', null, 0x99));
    const outer = open('a.drv');
    expect(transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
      '  a LOAD h2 id=0 0 0',
      '  a ENABLE h2 id=0 0 0',
      '  a OPEN h2 id=0 0 0',
      '  a OPEN h3 id=0 0 153',
    ]);
    manager.closeDriver(manager.instances()[1]!.hdrvr, 0, 0);
    manager.closeDriver(outer, 0, 0);
    expect(transcript()).toEqual([
      'a CLOSE h3 id=203 0 0',
      'a CLOSE h1 id=201 0 0',
      'a CLOSE h2 id=202 0 0',
      'a DISABLE h2 id=202 0 0',
      'a FREE h2 id=202 0 0',
    ]);
  });

  it('is a plain further open inside the DRV_OPEN of a later instance, or inside a message', () => {
    const { open, transcript } = createAfterFirst(3);
    open('a.drv');
    expect(transcript()).toEqual(['a OPEN h2 id=0 0 0', '  a OPEN h3 id=0 0 0']);
    const user = acting(0x4000, openSelf);
    const hdrvr = user.open('a.drv');
    user.transcript();
    user.manager.sendDriverMessage(hdrvr, 0x4000, 0, 0);
    expect(user.transcript()).toEqual(['a 0x4000 h1 id=101 0 0', '  a OPEN h2 id=0 0 0']);
  });

  it('another module opens inside as ever, and closes inside', () => {
    const host = createRecordingHost(
      {
        'a.drv': {
          LOAD: () => (host.open('b.drv'), 1),
          FREE: () => host.manager.closeDriver(host.manager.instances()[0]!.hdrvr, 0, 0),
        },
        'b.drv': {},
      },
      { profile: 'wine' },
    );
    host.manager.closeDriver(host.open('a.drv'), 0, 0);
    expect(host.transcript()).toEqual([
      'a LOAD h1 id=0 0 0',
      '  b LOAD h2 id=0 0 0',
      '  b ENABLE h2 id=0 0 0',
      '  b OPEN h2 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 0 0',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
      '  b CLOSE h2 id=201 0 0',
      '  b DISABLE h2 id=201 0 0',
      '  b FREE h2 id=201 0 0',
    ]);
    expect([host.isLoaded('a.drv'), host.isLoaded('b.drv')]).toEqual([false, false]);
  });
});

describe('R25: opening the module again while its last instance is closing', () => {
  it('inside DRV_CLOSE gets only DRV_OPEN, and neither DRV_DISABLE nor DRV_FREE follow', () => {
    const { manager, open, transcript, isLoaded } = acting('CLOSE', openSelf);
    const hdrvr = open('a.drv');
    transcript();
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
    expect(transcript()).toEqual(['a CLOSE h1 id=101 0 0', '  a OPEN h2 id=0 0 0']);
    expect(isLoaded('a.drv')).toBe(true);
    manager.closeDriver(manager.instances()[0]!.hdrvr, 0, 0);
    expect(transcript()).toEqual(['a CLOSE h2 id=102 0 0', 'a DISABLE h2 id=102 0 0', 'a FREE h2 id=102 0 0']);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it.each(['DISABLE', 'FREE'])('inside DRV_%s too, but the outer sequence goes on: DRV_FREE is not always last', (message) => {
    const { manager, open, transcript, isLoaded } = acting(message, openSelf);
    const hdrvr = open('a.drv');
    transcript();
    manager.closeDriver(hdrvr, 0, 0);
    const closing = ['a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0'];
    closing.splice(message === 'DISABLE' ? 2 : 3, 0, '  a OPEN h2 id=0 0 0');
    expect(transcript()).toEqual(closing);
    const [survivor] = manager.instances();
    manager.sendDriverMessage(survivor!.hdrvr, 0x4000, 0, 0);
    manager.closeDriver(survivor!.hdrvr, 0, 0);
    expect(transcript()).toEqual([
      'a 0x4000 h2 id=102 0 0',
      'a CLOSE h2 id=102 0 0',
      'a DISABLE h2 id=102 0 0',
      'a FREE h2 id=102 0 0',
    ]);
    expect(isLoaded('a.drv')).toBe(false);
  });
});

describe('R26: the own handle is valid inside every message', () => {
  const sendToSelf = ({ manager }: RecordingHost, own: HDRVR): void => {
    manager.sendDriverMessage(own, 0x4001, 0x21, 0x22);
    expect(manager.getDriverFlags(own)).toBe(0x80000000);
    expect(manager.getDriverModuleHandle(own)).toBe(manager.modules.getModuleHandle('a.drv'));
  };

  it.each(['LOAD', 'ENABLE', 'OPEN'])('inside DRV_%s, with identifier 0', (message) => {
    const { open, transcript } = acting(message, sendToSelf);
    open('a.drv');
    expect(transcript()).toContain('  a 0x4001 h1 id=0 33 34');
  });

  it.each(['CLOSE', 'DISABLE', 'FREE'])('inside DRV_%s, with its identifier', (message) => {
    const { manager, open, transcript } = acting(message, sendToSelf);
    manager.closeDriver(open('a.drv'), 0, 0);
    expect(transcript()).toContain('  a 0x4001 h1 id=101 33 34');
  });

  it('an instance may close itself inside a message: the answer still comes back', () => {
    const { manager, open, transcript, isLoaded } = acting(0x4000, ({ manager }, own) => void manager.closeDriver(own, 5, 6));
    const hdrvr = open('a.drv');
    transcript();
    expect(manager.sendDriverMessage(hdrvr, 0x4000, 0, 0)).toBe(1);
    expect(transcript()).toEqual([
      'a 0x4000 h1 id=101 0 0',
      '  a CLOSE h1 id=101 5 6',
      '  a DISABLE h1 id=101 0 0',
      '  a FREE h1 id=101 0 0',
    ]);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('closing another instance inside DRV_CLOSE works, and the outer one becomes the last', () => {
    const { manager, open, transcript, isLoaded } = acting('CLOSE', ({ manager }) => {
      manager.closeDriver(manager.instances()[1]!.hdrvr, 0, 0);
    });
    const hdrvr = open('a.drv');
    open('a.drv');
    transcript();
    manager.closeDriver(hdrvr, 0, 0);
    expect(transcript()).toEqual([
      'a CLOSE h1 id=101 0 0',
      '  a CLOSE h2 id=102 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });
});

/** `a.drv` is open once already, and opens itself inside the next message of this number. */
function createAfterFirst(msg: number): RecordingHost {
  const act = ({ nth }: RecordedCall): number => {
    if (nth === 2) host.open('a.drv');
    return nth;
  };
  const host = createRecordingHost({ 'a.drv': { [msg]: act } }, { profile: 'wine' });
  host.open('a.drv');
  host.transcript();
  return host;
}
