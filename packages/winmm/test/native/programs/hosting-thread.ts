import { createWinmmBinding } from '@driverproc/winmm';
import { parentPort, workerData } from 'node:worker_threads';

// Hosts a driver that answers 42 to 0x4000, opens it, posts path and handle, and ends as it is told: by itself, or not.
const { staysAlive } = workerData as { staysAlive: boolean };
const winmm = createWinmmBinding();
const host = winmm.hostDriver((_driverId, _hdrvr, msg) => (msg === 0x4000 ? 42 : 1), { name: 'thread.drv' });
parentPort!.postMessage({ path: host.path, hdrvr: winmm.openDriver(host.path, null, 0) });
if (staysAlive) setInterval(() => {}, 60_000);
