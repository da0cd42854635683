import type Koffi from 'koffi';
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { WatchData, WatchRequest } from './waiting-calls.js';

// The watching thread of createWaitingCallsWatch.

interface Watched {
  readonly name: string;
  readonly warnAfter: number;
  /** How many calls were served when the first of those that wait was seen. */
  servedThen: number;
  /** When that was, in milliseconds; `null` while none waits. */
  since: number | null;
  warned: boolean;
}

const STDERR = 2;
const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
const { address, served } = workerData as WatchData;
const servedCounts = new Int32Array(served);
const watched = new Map<number, Watched>();
let timer: NodeJS.Timeout | undefined;

parentPort!.on('message', (request: WatchRequest) => {
  if ('forget' in request) watched.delete(request.forget);
  else watched.set(request.watch, { ...request, servedThen: 0, since: null, warned: false });
  clearInterval(timer);
  if (watched.size === 0) return;
  const shortest = Math.min(...[...watched.values()].map(({ warnAfter }) => warnAfter));
  timer = setInterval(look, Math.min(1000, Math.max(50, shortest / 4)));
});

function look(): void {
  const now = performance.now();
  for (const [index, each] of watched) {
    const made: number = koffi.decode(address + 4n * BigInt(index), 'int32');
    const answered = servedCounts[index]!;
    if (made === answered) {
      each.since = null;
      each.warned = false;
    } else if (each.since === null || each.servedThen !== answered) {
      each.since = now;
      each.servedThen = answered;
    } else if (!each.warned && now - each.since >= each.warnAfter) {
      each.warned = true;
      warn(each.name, now - each.since);
    }
  }
}

/** Written at once: the streams of a worker go through the very thread that does not go on. */
function warn(name: string, waited: number): void {
  const seconds = (waited / 1000).toFixed(1);
  const text =
    `driverproc: a call that another thread made of the hosted driver "${name}" has waited for ${seconds} s. Its thread is busy or blocked; ` +
    'the call goes on when that thread runs its event loop. If it waits for the caller, neither ever will: wait with promises there, not with Atomics.wait.\n';
  try {
    writeSync(STDERR, text);
  } catch {
    // There is no standard error to write to.
  }
}
