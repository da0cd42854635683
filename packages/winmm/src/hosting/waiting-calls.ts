import { Worker } from 'node:worker_threads';
import type { CallCounts } from './call-counts.js';

/** What the watching thread is told. */
export type WatchRequest =
  | { readonly watch: number; readonly name: string; readonly warnAfter: number }
  | { readonly forget: number };

/** What the watching thread starts with. */
export interface WatchData {
  readonly address: bigint;
  readonly served: SharedArrayBuffer;
}

/**
 * Says on standard error when a call that another thread made of a hosted driver waits too long. Such a call waits for the
 * driver's thread to run its event loop; when that thread in turn waits for the caller, neither goes on, and no JavaScript
 * of theirs can say so. Hence a thread of its own does, which sleeps while nothing is hosted.
 */
export interface WaitingCallsWatch {
  watch(index: number, name: string, warnAfter: number): void;
  forget(index: number): void;
}

export function createWaitingCallsWatch({ address, served }: CallCounts): WaitingCallsWatch {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const workerData: WatchData = { address, served };
    const started = new Worker(new URL('./waiting-calls-worker.js', import.meta.url), { workerData, execArgv: [], env: {}, name: 'driverproc: waiting calls' });
    started.once('error', (error) => process.emitWarning(`calls that wait for a hosted driver are not watched: ${(error as Error).message}`));
    // It keeps no process running.
    started.unref();
    return started;
  };
  const tell = (request: WatchRequest): void => worker?.postMessage(request);
  return {
    watch(index, name, warnAfter) {
      worker ??= start();
      tell({ watch: index, name, warnAfter });
    },
    forget: (index) => tell({ forget: index }),
  };
}
