import { createWinmmBinding } from '@driverproc/winmm';
import type { HDRVR } from '@driverproc/binding';
import koffi from 'koffi';
import { do_not_optimize, measure } from 'mitata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildThunkModule } from '../../../packages/winmm/dist/thunk/thunk-module.js';
import type { ThunkArchitecture } from '../../../packages/winmm/dist/thunk/thunk-code.js';

// Runs with Windows' Node. Prints one line of JSON: what our calls cost beside bare koffi ones, in the same process.
export interface NativeFigures {
  /** sendDriverMessage beside a bare koffi function of the same prototype, to the same real driver. */
  readonly send: Comparison;
  /** sendDriverMessage to a hosted driver beside a bare koffi function that reaches a bare koffi callback. */
  readonly hosted: Comparison;
  /** Hosting a driver and disposing the host: the median, in milliseconds. */
  readonly hostingMs: number;
}

interface Comparison {
  readonly bareNs: number;
  readonly oursNs: number;
}

const DRV_EXITSESSION = 11;
const sends = 1000;
const winmm = createWinmmBinding();
const SendDriverMessage: (hdrvr: unknown, message: number, lParam1: number, lParam2: number) => unknown = koffi
  .load(`${process.env['SystemRoot']}\\system32\\winmm.dll`)
  .func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint message, intptr lParam1, intptr lParam2)');

const send = await withDriver('msadp32.acm', (hdrvr) => compare(hdrvr, hdrvr));
const hosted = await withBareDriver((bare) => {
  const host = winmm.hostDriver(answerOne);
  return withDriver(host.path, (hdrvr) => compare(bare, hdrvr)).finally(host.dispose);
});
const figures: NativeFigures = { send, hosted, hostingMs: medianHosting() };
console.log(JSON.stringify(figures));

/** By turns, and the least disturbed round of each: the clock of a shared machine wanders by more than what is measured. */
async function compare(bare: HDRVR, ours: HDRVR): Promise<Comparison> {
  let bareNs = Infinity;
  let oursNs = Infinity;
  for (let round = 0; round < 15; round++) {
    bareNs = Math.min(bareNs, await nanosecondsEach(() => {
      for (let index = 0; index < sends; index++) do_not_optimize(SendDriverMessage(bare, DRV_EXITSESSION, index, 0));
    }));
    oursNs = Math.min(oursNs, await nanosecondsEach(() => {
      for (let index = 0; index < sends; index++) do_not_optimize(winmm.sendDriverMessage(ours, DRV_EXITSESSION, index, 0));
    }));
  }
  return { bareNs, oursNs };
}

async function nanosecondsEach(work: () => void): Promise<number> {
  const { p50 } = await measure(work, { min_cpu_time: 100e6, gc: false });
  return p50 / sends;
}

function answerOne(): number {
  return 1;
}

/** A driver as one would host it by hand: the slot of a module of the same make points at a callback of koffi's. */
async function withBareDriver<R>(use: (hdrvr: HDRVR) => Promise<R>): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, 'bare.drv');
  writeFileSync(path, buildThunkModule(process.arch as ThunkArchitecture, 'bare.drv'));
  const kernel32 = koffi.load('kernel32.dll');
  const module = kernel32.func('intptr __stdcall LoadLibraryW(str16 path)')(path);
  const symbol = (name: string): bigint => BigInt(kernel32.func('intptr __stdcall GetProcAddress(intptr module, str name)')(module, name));
  const proc = koffi.proto('__stdcall', null, 'intptr', ['intptr', 'intptr', 'uint', 'intptr', 'intptr']);
  const callback = koffi.register(answerOne, koffi.pointer(proc));
  koffi.encode(symbol('DriverProcCalls'), 'intptr', koffi.alloc('uint32', 1));
  koffi.encode(symbol('DriverProcSlot'), 'intptr', callback);
  try {
    return await withDriver(path, use);
  } finally {
    kernel32.func('int __stdcall FreeLibrary(intptr module)')(module);
    koffi.unregister(callback);
    rmSync(folder, { recursive: true });
  }
}

async function withDriver<R>(name: string, use: (hdrvr: HDRVR) => Promise<R>): Promise<R> {
  const hdrvr = winmm.openDriver(name, null, 0);
  if (hdrvr === null) throw new Error(`${name} does not open`);
  try {
    return await use(hdrvr);
  } finally {
    winmm.closeDriver(hdrvr, 0, 0);
  }
}

function medianHosting(): number {
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    winmm.hostDriver(answerOne).dispose();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[50]!;
}
