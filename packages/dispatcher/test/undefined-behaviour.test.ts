import { describe, expect, it } from 'vitest';
import type { HDRVR } from '@driverproc/binding';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall } from './recording-host.ts';

/** `a.drv` closes itself inside one message; what CloseDriver answers is written down. */
function closingItselfInside(message: string) {
  const results: unknown[] = [];
  const act = ({ hdrvr, msg }: RecordedCall): number => {
    results.push(host.manager.closeDriver(hdrvr as HDRVR, 0x31, 0x32));
    return msg === 3 ? 101 : 1;
  };
  const host = createRecordingHost({ 'a.drv': { [message]: act } }, { profile: 'wine' });
  return { ...host, results };
}

describe('R27: closing oneself where winmm reads freed memory', () => {
  it.each(['LOAD', 'ENABLE', 'OPEN'])('inside the own DRV_%s is refused with 0, and the open goes on', (message) => {
    const { manager, open, transcript, results } = closingItselfInside(message);
    const hdrvr = open('a.drv');
    expect(results).toEqual([0]);
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0']);
    expect(manager.instances()).toHaveLength(1);
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
  });

  it.each(['CLOSE', 'DISABLE', 'FREE'])('inside the own DRV_%s is refused with 0, and the close goes on', (message) => {
    const { manager, open, transcript, results, isLoaded } = closingItselfInside(message);
    const hdrvr = open('a.drv');
    transcript();
    expect(manager.closeDriver(hdrvr, 7, 8)).toBe(1);
    expect(results).toEqual([0]);
    expect(transcript()).toEqual(['a CLOSE h1 id=101 7 8', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0']);
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('closing everything inside the own DRV_CLOSE leaves the outer close to finish', () => {
    const host = createRecordingHost({ 'a.drv': { CLOSE: () => (host.manager.closeAll(), 1) } }, { profile: 'wine' });
    const hdrvr = host.open('a.drv');
    host.open('a.drv');
    host.transcript();
    host.manager.closeDriver(hdrvr, 0, 0);
    expect(host.transcript()).toEqual([
      'a CLOSE h1 id=101 0 0',
      '  a CLOSE h2 id=102 0 0',
      'a DISABLE h1 id=101 0 0',
      'a FREE h1 id=101 0 0',
    ]);
    expect(host.isLoaded('a.drv')).toBe(false);
  });
});

describe('what crashes winmm and is refused here', () => {
  it('a null name: nothing is looked up', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine' });
    expect(() => manager.openDriver(null as never, null, 0)).toThrow('[invalid_argument] a driver name is a string; got null');
    expect(transcript()).toEqual([]);
  });

  it('the double release of a module after a refused second phase is copied, but never below what is held', () => {
    const refuseWanted = { OPEN: ({ lParam2 }: RecordedCall) => (lParam2 === 0 ? 101 : 0) };
    const { manager, isLoaded } = createRecordingHost({ 'a.drv': refuseWanted }, { profile: 'wine' });
    manager.openDriver('a.drv', null, 7);
    manager.openDriver('a.drv', null, 7);
    expect(isLoaded('a.drv')).toBe(false);
    expect(manager.openDriver('a.drv', null, 0)).not.toBeNull();
  });

  it('nor does it take the module from an instance that was opened meanwhile', () => {
    const act = ({ nth, lParam2 }: RecordedCall): number => {
      if (nth === 1) host.open('a.drv');
      return lParam2 === 0 ? 100 + nth : 0;
    };
    const host = createRecordingHost({ 'a.drv': { OPEN: act } }, { profile: 'wine' });
    expect(host.manager.openDriver('a.drv', null, 7)).toBeNull();
    expect(host.manager.instances()).toMatchObject([{ driverId: 102 }]);
    expect(host.isLoaded('a.drv')).toBe(true);
    host.transcript();
    const hdrvr = host.open('a.drv');
    expect(host.transcript()).toEqual([`a OPEN ${host.symbol(hdrvr)} id=0 0 0`]);
    host.manager.closeAll();
    expect(host.isLoaded('a.drv')).toBe(false);
  });

  it('closing oneself inside DRV_DISABLE or DRV_FREE at the end of a session is refused with 0', () => {
    const results: unknown[] = [];
    const act = ({ hdrvr }: RecordedCall): number => (results.push(host.manager.closeDriver(hdrvr as HDRVR, 0, 0)), 1);
    const host = createRecordingHost({ 'a.drv': { DISABLE: act, FREE: act } }, { profile: 'win31' });
    host.open('a.drv');
    host.transcript();
    host.manager.endSession();
    expect(results).toEqual([0, 0]);
    expect(host.transcript()).toEqual(['a EXITSESSION h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0']);
  });
});
