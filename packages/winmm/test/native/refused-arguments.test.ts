import { DRV_QUERYCONFIGURE } from '@driverproc/messages';
import type { HDRVR, LParam } from '@driverproc/binding';
import type { WinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, withDriver } from './native-test.ts';

// What callers without types can pass. Of these koffi would let through the fractions, the excess and a number for a name.
const notPointerSized: unknown[] = [1.7, NaN, Infinity, 2 ** 64, 1n << 64n, -(1n << 63n) - 1n, '5', undefined, null, true, {}, Symbol('x')];
const notMessages: unknown[] = [1.7, -1, 2 ** 32, 2 ** 32 + 11, NaN, '11', 11n, undefined, null, true, {}, []];
const notNames: unknown[] = ['msadp32.acm\0', '\0', 5, 0, 5n, undefined, null, true, {}, ['msadp32.acm'], Buffer.from('msadp32.acm')];
const notSections: unknown[] = ['drivers32\0', 5, 0, undefined, true, {}];

const refused = { name: 'DriverError', code: 'invalid_argument' };

function expectRefused(values: readonly unknown[], call: (value: never) => unknown): void {
  for (const value of values) assert.throws(() => call(value as never), refused, `${typeof value} ${String(value)}`);
}

function withMsadp32(use: (winmm: WinmmBinding, hdrvr: HDRVR) => void): (winmm: WinmmBinding) => void {
  return (winmm) => withDriver(winmm, 'msadp32.acm', (hdrvr) => use(winmm, hdrvr));
}

describe('refused with invalid_argument', () => {
  it('driver names that are not text without NUL', (winmm) => expectRefused(notNames, (name) => winmm.openDriver(name, null, 0)));
  it('section names that are neither null nor text without NUL', (winmm) => {
    expectRefused(notSections, (section) => winmm.openDriver('msacm.msadpcm', section, 0));
  });
  it('message numbers that are not integers from 0 to 2^32 - 1', withMsadp32((winmm, hdrvr) => {
    expectRefused(notMessages, (msg) => winmm.sendDriverMessage(hdrvr, msg, 0, 0));
    expectRefused(notMessages, (msg) => winmm.defDriverProc(0, hdrvr, msg, 0, 0));
    expectRefused(notMessages, (msg) => winmm.driverCallback(0, 0, hdrvr, msg, 0, 0, 0));
  }));
  it('lParams that are not integers of a pointer’s width', withMsadp32((winmm, hdrvr) => {
    expectRefused(notPointerSized, (lParam) => winmm.openDriver('msadp32.acm', null, lParam));
    expectRefused(notPointerSized, (lParam) => winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, lParam, 0));
    expectRefused(notPointerSized, (lParam) => winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, lParam));
    expectRefused(notPointerSized, (lParam) => winmm.closeDriver(hdrvr, lParam, 0));
    expectRefused(notPointerSized, (lParam) => winmm.closeDriver(hdrvr, 0, lParam));
    expectRefused(notPointerSized, (lParam) => winmm.defDriverProc(0, hdrvr, 1, lParam, 0));
    expectRefused(notPointerSized, (lParam) => winmm.defDriverProc(0, hdrvr, 1, 0, lParam));
  }));
  it('driver identifiers that are not integers of a pointer’s width', (winmm) => {
    expectRefused(notPointerSized, (driverId) => winmm.defDriverProc(driverId, 0, 1, 0, 0));
  });
  it('handles that are not integers', (winmm) => {
    for (const call of [
      (hdrvr: never) => winmm.sendDriverMessage(hdrvr, 8, 0, 0),
      (hdrvr: never) => winmm.closeDriver(hdrvr, 0, 0),
      (hdrvr: never) => winmm.getDriverModuleHandle(hdrvr),
      (hdrvr: never) => winmm.drvGetModuleHandle(hdrvr),
      (hdrvr: never) => winmm.defDriverProc(0, hdrvr, 1, 0, 0),
      (hdrvr: never) => winmm.driverCallback(0, 0, hdrvr, 1, 0, 0, 0),
    ]) {
      expectRefused(notPointerSized, call);
    }
  });
  it('callback targets, flags and parameters that are not integers of their width', (winmm) => {
    expectRefused(notPointerSized, (target) => winmm.driverCallback(target, 0, 0, 1, 0, 0, 0));
    expectRefused([1.7, 2 ** 32, -(2 ** 31) - 1, '3', null, undefined, NaN], (flags) => winmm.driverCallback(0, flags, 0, 1, 0, 0, 0));
    expectRefused(notPointerSized, (user) => winmm.driverCallback(0, 0, 0, 1, user, 0, 0));
    expectRefused(notPointerSized, (param) => winmm.driverCallback(0, 0, 0, 1, 0, param, 0));
    expectRefused(notPointerSized, (param) => winmm.driverCallback(0, 0, 0, 1, 0, 0, param));
  });
  it('on ia32 whatever is wider than 32 bits', withMsadp32((winmm, hdrvr) => {
    const wide: LParam[] = winmm.pointerSize === 4 ? [2 ** 32, -(2 ** 31) - 1, 1n << 32n, 2 ** 52] : [];
    expectRefused(wide, (lParam) => winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, lParam, 0));
  }));
});

describe('a refused call', () => {
  it('sends nothing and leaves the instance open', withMsadp32((winmm, hdrvr) => {
    expectRefused([1.7], (lParam) => winmm.closeDriver(hdrvr, lParam, 0));
    assert.equal(winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, 0), 1);
  }));
});
