import { checkName, DriverError, isDriver } from '@driverproc/binding';
import type { Driver, DriverHost, HDRVR, HMODULE } from '@driverproc/binding';
import { tmpdir } from 'node:os';
import { buildThunkModule } from '../thunk/thunk-module.js';
import type { ThunkArchitecture } from '../thunk/thunk-code.js';
import type { DriverHosting } from './driver-hosting.js';
import { checkFileName } from './file-name.js';
import { createHostedDriverProc } from './hosted-driver-proc.js';
import { createOpenInstances } from './open-instances.js';
import { writePrivateFile } from './private-folder.js';
import type { PrivateFile } from './private-folder.js';
import { loadThunkLibrary } from './thunk-library.js';
import type { ThunkLibrary } from './thunk-library.js';

/**
 * How a driver is hosted.
 *
 * @public
 */
export interface HostDriverOptions {
  /** File name of its module, without blanks; `.dll` is added where it has no extension. `hosted.drv` if not given. */
  readonly name?: string;
  /** The folder that its own folder is made in; the user's temporary folder if not given. */
  readonly directory?: string;
  /**
   * Told what the driver threw in a call that no binding of this thread made: native code's, or another thread's. If not
   * given, the error is thrown where nobody can catch it, and ends the process as other such errors do.
   */
  readonly onError?: (error: DriverError) => void;
  /** After how many milliseconds a call of another thread that is still waiting is told on standard error; 0 for never. 5000 if not given. */
  readonly warnAfter?: number;
}

/**
 * A driver in JavaScript with a module of its own in this process, which winmm opens like any other.
 *
 * @public
 */
export interface HostedDriver extends Disposable {
  /** File name of its module. */
  readonly name: string;
  /** Full path of its module: what OpenDriver takes. It has no blank in it, so text may follow after one. */
  readonly path: string;
  /** Its module. */
  readonly hmodule: HMODULE;
  /** The open instances, session instances included, in the order they were opened. */
  instances(): readonly HDRVR[];
  /**
   * Takes the module out of this process and its file from the disk. Nothing happens the second time.
   *
   * @throws DriverError `host_in_use` while an instance is open, the driver is inside a message, or something else in this
   * process holds the module; nothing has changed then.
   */
  dispose(): void;
}

/** What of winmm's binding a host needs. */
export type HostBinding = DriverHost & { getDriverModuleHandle(hdrvr: HDRVR): HMODULE | null };

/** Gives a driver a module: writes the thunk, loads it, and lets its slot point at the driver. */
export function hostDriver(hosting: DriverHosting, binding: HostBinding, driver: Driver, options: HostDriverOptions = {}): HostedDriver {
  if (!isDriver(driver)) throw new DriverError('invalid_argument', 'a driver is a DriverProc, or what defineDriver gives');
  const { name, directory, onError, warnAfter } = checkOptions(options);
  const { windows, counts, watch } = hosting;

  const instances = createOpenInstances((hdrvr) => binding.getDriverModuleHandle(hdrvr) === library.hmodule);
  const count = counts.claim();
  const proc = createHostedDriverProc(name, driver, binding, {
    called: count.serve,
    opening: instances.remove,
    opened: instances.add,
    // Wine then drops a reference too many, if the instance was the one wanted after a session instance.
    openRefused: () => library.addReference(),
    isUnused: () => instances.list().length === 0,
    failed: (error) => void setImmediate(tell, error, onError),
  });
  const callback = hosting.register(proc.call);
  let file: PrivateFile | undefined;
  let library: ThunkLibrary;
  try {
    hosting.sweep(directory);
    file = writePrivateFile(windows, name, buildThunkModule(process.arch as ThunkArchitecture, name), directory);
    library = loadThunkLibrary(hosting, file.path, callback, count.address);
  } catch (error) {
    file?.remove();
    hosting.unregister(callback);
    count.release();
    throw error;
  }
  const { path, remove } = file;
  if (warnAfter > 0) watch.watch(count.index, name, warnAfter);

  let disposed = false;
  const inUse = (why: string): DriverError => new DriverError('host_in_use', `"${name}" cannot be disposed: ${why}`, { driver: name });
  const host: HostedDriver = {
    name,
    path,
    hmodule: library.hmodule,
    instances: () => (disposed ? [] : instances.list()),
    dispose() {
      if (disposed) return;
      if (proc.running() > 0) throw inUse('it is inside a message');
      const open = instances.list().length;
      if (open > 0) throw inUse(open === 1 ? '1 instance of it is open' : `${open} instances of it are open`);
      if (!library.unload()) throw inUse('something else in this process holds its module');
      disposed = true;
      watch.forget(count.index);
      hosting.unregister(callback);
      count.release();
      remove();
      hosting.leave(host);
    },
    [Symbol.dispose]: () => host.dispose(),
  };
  hosting.enter(host, () => {
    // Nothing is closed, as winmm closes nothing when a process ends. Other listeners may yet send and close: what is open
    // answers until the thread is gone, and then 0.
    if (instances.list().length === 0) library.unload();
    else if (hosting.threadEnd === undefined) library.disconnect();
    remove();
  });
  return host;
}

function checkOptions(options: HostDriverOptions): HostDriverOptions & Required<Omit<HostDriverOptions, 'onError'>> {
  if (typeof options !== 'object' || options === null) throw new DriverError('invalid_argument', 'hostDriver takes an object of options');
  const { name = 'hosted.drv', directory = tmpdir(), onError, warnAfter = 5000 } = options;
  checkName(directory, 'a directory');
  if (onError !== undefined && typeof onError !== 'function') throw new DriverError('invalid_argument', 'onError is a function');
  if (!Number.isSafeInteger(warnAfter) || warnAfter < 0) {
    throw new DriverError('invalid_argument', `warnAfter is an integer of milliseconds, from 0; got ${String(warnAfter)}`);
  }
  return { ...options, name: checkFileName(name), directory, warnAfter };
}

function tell(error: DriverError, onError: ((error: DriverError) => void) | undefined): void {
  if (onError === undefined) throw error;
  onError(error);
}
