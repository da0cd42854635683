import { isDriverError } from '@driverproc/binding';
import type { Driver, DriverError, DriverProc, HDRVR, LResult } from '@driverproc/binding';
import { createWinmmBinding } from '@driverproc/winmm';
import type { HostDriverOptions, HostedDriver, WinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { it as nodeIt } from 'node:test';
import { isWine } from './win32.ts';

/** A test that needs winmm.dll: run on Windows and under Wine, counted as skipped elsewhere. */
export function it(name: string, test: (winmm: WinmmBinding) => void | Promise<void>): void {
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

/** Hosts a driver for as long as `use` runs, and sees it disposed. */
export function withHost(winmm: WinmmBinding, driver: Driver, use: (host: HostedDriver) => void, options: HostDriverOptions = {}): void {
  const host = winmm.hostDriver(driver, options);
  try {
    use(host);
  } catch (error) {
    for (const hdrvr of host.instances()) winmm.closeDriver(hdrvr, 0, 0);
    host.dispose();
    throw error;
  }
  host.dispose();
}

/** What `action` throws. */
export function thrownBy(action: () => unknown): DriverError {
  try {
    action();
  } catch (error) {
    if (isDriverError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A driver that can be opened and closed and answers 0 to all else, with exceptions by message; and what it was sent. */
export function recordingDriver(exceptions: { readonly [msg: number]: (hdrvr: HDRVR | 0) => LResult } = {}): { driver: DriverProc; calls: string[] } {
  const names = ['LOAD', 'ENABLE', 'OPEN', 'CLOSE', 'DISABLE', 'FREE'];
  const handles = new Map<HDRVR | 0, number>();
  const calls: string[] = [];
  return {
    calls,
    driver(driverId, hdrvr, msg, lParam1, lParam2) {
      if (!handles.has(hdrvr)) handles.set(hdrvr, handles.size + 1);
      calls.push(`#${handles.get(hdrvr)} ${names[msg - 1] ?? `0x${msg.toString(16)}`} ${driverId} ${lParam1} ${lParam2}`);
      if (exceptions[msg] !== undefined) return exceptions[msg](hdrvr);
      if (msg === 3) return 0x100 + handles.get(hdrvr)!;
      return msg <= 6 ? 1 : 0;
    },
  };
}
