import { DriverError } from '@driverproc/binding';
import type Koffi from 'koffi';
import { createCallCounts } from './call-counts.js';
import type { CallCounts } from './call-counts.js';
import type { HostedDriver } from './host-driver.js';
import type { NativeDriverProc } from './hosted-driver-proc.js';
import { sweepLeftFolders } from './private-folder.js';
import { threadEndHooks } from './thread-end.js';
import type { ThreadEnd } from './thread-end.js';
import { createWaitingCallsWatch } from './waiting-calls.js';
import type { WaitingCallsWatch } from './waiting-calls.js';
import { windowsFunctions } from './windows-functions.js';
import type { WindowsFunctions } from './windows-functions.js';

/** What all hosted drivers of a thread share. */
export interface DriverHosting {
  readonly koffi: typeof Koffi;
  readonly windows: WindowsFunctions;
  readonly threadEnd: ThreadEnd | undefined;
  readonly counts: CallCounts;
  readonly watch: WaitingCallsWatch;
  /**
   * Makes a function that native code can call.
   *
   * @throws DriverError `host_failed` when koffi has none left.
   */
  register(driverProc: NativeDriverProc): bigint;
  unregister(callback: bigint): void;
  /** Removes what ended processes left in a folder, the first time that a driver is hosted there. */
  sweep(parent: string): void;
  /** A driver is hosted. @param atExit - What is to be done when the thread ends while it is. */
  enter(host: HostedDriver, atExit: () => void): void;
  leave(host: HostedDriver): void;
}

let hosting: DriverHosting | undefined;

/** Made when this thread hosts its first driver. */
export function driverHosting(koffi: typeof Koffi, pointerSize: 4 | 8): DriverHosting {
  hosting ??= createDriverHosting(koffi, pointerSize);
  return hosting;
}

function createDriverHosting(koffi: typeof Koffi, pointerSize: 4 | 8): DriverHosting {
  const swept = new Set<string>();
  const counts = createCallCounts(koffi);
  const atExit = new Map<HostedDriver, () => void>();
  const endAll = (): void => atExit.forEach((end) => end());
  const type = koffi.pointer(koffi.proto('__stdcall', null, 'intptr', ['intptr', 'intptr', 'uint', 'intptr', 'intptr']));
  return {
    koffi,
    windows: windowsFunctions(koffi, pointerSize),
    threadEnd: threadEndHooks(koffi),
    counts,
    watch: createWaitingCallsWatch(counts),
    register(driverProc) {
      try {
        return koffi.register(driverProc, type);
      } catch (cause) {
        throw new DriverError('host_failed', `koffi has no callback for one more driver: ${(cause as Error).message}`, { cause });
      }
    },
    unregister: koffi.unregister,
    sweep(parent) {
      if (swept.has(parent)) return;
      swept.add(parent);
      sweepLeftFolders(parent);
    },
    enter(host, end) {
      if (atExit.size === 0) process.on('exit', endAll);
      atExit.set(host, end);
    },
    leave(host) {
      atExit.delete(host);
      if (atExit.size === 0) process.removeListener('exit', endAll);
    },
  };
}
