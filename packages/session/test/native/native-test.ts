import { watchSessionEnd } from '@driverproc/session';
import type { SessionEndReport, SessionWatch, SessionWatchOptions } from '@driverproc/session';
import { createWinmmBinding } from '@driverproc/winmm';
import type { DriverBinding } from '@driverproc/binding';
import { it as nodeIt } from 'node:test';

export const codecs = ['msadp32.acm', 'imaadp32.acm', 'msg711.acm'] as const;

const started: SessionWatch[] = [];

/** A test that needs Windows' messages: run on Windows and under Wine, counted as skipped elsewhere. Its watches end with it. */
export function it(name: string, test: () => Promise<void>): void {
  nodeIt(name, { skip: process.platform === 'win32' ? false : 'needs Windows or Wine' }, async () => {
    try {
      await test();
    } finally {
      for (const watch of started.splice(0)) await watch[Symbol.asyncDispose]();
    }
  });
}

export async function startWatch(options: SessionWatchOptions): Promise<SessionWatch> {
  const watch = watchSessionEnd(options);
  started.push(watch);
  await watch.ready;
  return watch;
}

/** The next report of a watch. */
export function nextReport(watch: SessionWatch): Promise<SessionEndReport> {
  return new Promise((resolve) => {
    // The watch keeps no process alive.
    const alive = setInterval(() => {}, 1000);
    const listener = watch.add({
      onReport(report) {
        listener[Symbol.dispose]();
        clearInterval(alive);
        resolve(report);
      },
    });
  });
}

/** winmm, and what was sent through it: `msadp32.acm EXITSESSION`. */
export function recordedWinmm(): { binding: DriverBinding; sent: string[] } {
  const winmm = createWinmmBinding();
  const names = new Map<unknown, string>();
  const sent: string[] = [];
  const messages: { readonly [msg: number]: string } = { 11: 'EXITSESSION', 12: 'EXITAPPLICATION', 15: 'POWER' };
  const binding: DriverBinding = {
    ...winmm,
    openDriver(driverName, sectionName, lParam2) {
      const hdrvr = winmm.openDriver(driverName, sectionName, lParam2);
      names.set(hdrvr, driverName);
      return hdrvr;
    },
    sendDriverMessage(hdrvr, msg, lParam1, lParam2) {
      sent.push(`${names.get(hdrvr)} ${messages[msg] ?? msg}`);
      return winmm.sendDriverMessage(hdrvr, msg, lParam1, lParam2);
    },
    closeDriver(hdrvr, lParam1, lParam2) {
      sent.push(`${names.get(hdrvr)} close`);
      return winmm.closeDriver(hdrvr, lParam1, lParam2);
    },
  };
  return { binding, sent };
}

/** Keeps this thread from doing anything else. */
export function block(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
