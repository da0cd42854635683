import { DRV_QUERYCONFIGURE } from '@driverproc/messages';
import type { HDRVR } from '@driverproc/binding';
import type { WinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { asHandle, it, withDriver } from './native-test.ts';

function expectNotOpen(winmm: WinmmBinding, hdrvr: HDRVR): void {
  assert.equal(winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, 0), 0);
  assert.equal(winmm.closeDriver(hdrvr, 0, 0), 0);
  assert.equal(winmm.getDriverModuleHandle(hdrvr), null);
}

describe('a handle that is not open', () => {
  it('is answered with zero: zero itself', (winmm) => expectNotOpen(winmm, asHandle(0)));
  it('is answered with zero: small numbers', (winmm) => {
    for (const small of [1, 2, 5, 255, 4096]) expectNotOpen(winmm, asHandle(small));
  });
  it('is answered with zero: -1, in both spellings', (winmm) => {
    expectNotOpen(winmm, asHandle(-1));
    expectNotOpen(winmm, asHandle(winmm.pointerSize === 8 ? 0xffff_ffff_ffff_ffffn : 0xffff_ffff));
  });
  it('is answered with zero: memory that is not mapped', (winmm) => expectNotOpen(winmm, asHandle(0x7fff_0000)));
  it('is answered with zero: memory of another kind', (winmm) => {
    winmm.memory.lend(new Uint8Array(256), (address) => expectNotOpen(winmm, asHandle(address)));
  });
  it('is answered with zero: a live handle and one', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (hdrvr) => expectNotOpen(winmm, asHandle(Number(hdrvr) + 1)));
  });
  it('is answered with zero: a live handle and 2^32, which a 32-bit process could take for the handle', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (hdrvr) => expectNotOpen(winmm, asHandle(Number(hdrvr) + 2 ** 32)));
  });
  it('is answered with zero: a module', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (hdrvr) => expectNotOpen(winmm, asHandle(winmm.getDriverModuleHandle(hdrvr)!)));
  });
  it('is answered with zero: one that was closed', (winmm) => {
    let closed = asHandle(0);
    withDriver(winmm, 'msadp32.acm', (hdrvr) => (closed = hdrvr));
    expectNotOpen(winmm, closed);
  });
  it('leaves the open instances alone', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (hdrvr) => {
      for (const other of [0, -1, Number(hdrvr) + 1]) expectNotOpen(winmm, asHandle(other));
      assert.equal(winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, 0), 1);
    });
  });
});

describe('a live handle', () => {
  it('may be spelled as a bigint', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (hdrvr) => {
      assert.equal(winmm.sendDriverMessage(asHandle(BigInt(hdrvr)), DRV_QUERYCONFIGURE, 0, 0), 1);
    });
  });
});
