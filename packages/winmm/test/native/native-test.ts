import { createWinmmBinding } from '@driverproc/winmm';
import type { WinmmBinding } from '@driverproc/winmm';
import type { HDRVR } from '@driverproc/binding';
import assert from 'node:assert/strict';
import { it as nodeIt } from 'node:test';
import { isWine } from './win32.ts';

/** A test that needs winmm.dll: run on Windows and under Wine, counted as skipped elsewhere. */
export function it(name: string, test: (winmm: WinmmBinding) => void): void {
  nodeIt(name, { skip: process.platform === 'win32' ? false : 'needs Windows or Wine' }, () => test(createWinmmBinding()));
}

/** A test that writes to HKEY_LOCAL_MACHINE: for a Wine prefix, not for anyone's Windows. */
export function itUnderWine(name: string, test: (winmm: WinmmBinding) => void): void {
  nodeIt(name, { skip: process.platform === 'win32' && isWine() ? false : 'needs Wine' }, () => test(createWinmmBinding()));
}

/** Opens a driver for as long as `use` runs, and sees it closed. */
export function withDriver(winmm: WinmmBinding, name: string, use: (hdrvr: HDRVR) => void, section: string | null = null): void {
  const hdrvr = winmm.openDriver(name, section, 0);
  assert.ok(hdrvr !== null, `OpenDriver gave no handle for ${name}`);
  try {
    use(hdrvr);
  } finally {
    assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
  }
}

/** Any integer as a handle, to see what winmm makes of it. */
export function asHandle(value: number | bigint): HDRVR {
  return value as HDRVR;
}
