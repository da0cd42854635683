import { createWinmmBinding } from '@driverproc/winmm';
import { Worker } from 'node:worker_threads';
import type { SendingThread } from './sending-thread.ts';

// A driver without onError throws while it handles another thread's message.
const winmm = createWinmmBinding();
const host = winmm.hostDriver((_driverId, _hdrvr, msg) => {
  if (msg === 0x4001) throw new Error('out of tape');
  return 1;
}, { name: 'tape.drv' });
const workerData: SendingThread = { hdrvr: winmm.openDriver(host.path, null, 0)!, msg: 0x4001, count: 1, lParam2: 0 };
const worker = new Worker(new URL('sending-thread.ts', import.meta.url), { workerData });
worker.once('message', (answers) => console.log(`answers: ${answers}`));
