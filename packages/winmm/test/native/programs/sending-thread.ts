import { createWinmmBinding } from '@driverproc/winmm';
import type { HDRVR } from '@driverproc/binding';
import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is to do: send `msg` so many times with lParam1 0, 1, 2, … and lParam2 as given, and post the answers. */
export interface SendingThread {
  readonly hdrvr: HDRVR;
  readonly msg: number;
  readonly count: number;
  readonly lParam2: number;
  /** Set to 1 right before the first message. */
  readonly started?: Int32Array;
}

const { hdrvr, msg, count, lParam2, started } = workerData as SendingThread;
const winmm = createWinmmBinding();
if (started !== undefined) {
  Atomics.store(started, 0, 1);
  Atomics.notify(started, 0);
}
parentPort!.postMessage(Array.from({ length: count }, (_, index) => winmm.sendDriverMessage(hdrvr, msg, index, lParam2)));
