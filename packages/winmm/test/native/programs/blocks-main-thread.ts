import { createWinmmBinding } from '@driverproc/winmm';
import { Worker } from 'node:worker_threads';
import type { SendingThread } from './sending-thread.ts';

// Another thread sends to a driver of the main thread, which is blocked for 2 s meanwhile. Prints what arrived when.
const [warnAfter] = process.argv.slice(2);
const arrived: unknown[] = [];
const winmm = createWinmmBinding();
const host = winmm.hostDriver((_driverId, _hdrvr, msg, lParam1) => (msg === 0x4000 ? (arrived.push(lParam1), 1) : 1), { name: 'gain.drv', warnAfter: Number(warnAfter) });
const hdrvr = winmm.openDriver(host.path, null, 0)!;
const started = new Int32Array(new SharedArrayBuffer(4));
const workerData: SendingThread = { hdrvr, msg: 0x4000, count: 3, lParam2: 0, started };
const worker = new Worker(new URL('sending-thread.ts', import.meta.url), { workerData });
Atomics.wait(started, 0, 0);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
console.log(`while blocked: ${arrived.join()}`);
await new Promise((resolve) => worker.once('exit', resolve));
console.log(`then: ${arrived.join()}`);
winmm.closeDriver(hdrvr, 0, 0);
host.dispose();
