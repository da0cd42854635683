import { DriverError } from '@driverproc/binding';
import type { HMODULE } from '@driverproc/binding';
import { toOneForm } from '../native-integer.js';
import type { Native } from '../native-integer.js';
import type { DriverHosting } from './driver-hosting.js';

/** A thunk module that is loaded into this process. */
export interface ThunkLibrary {
  readonly hmodule: HMODULE;
  /** Takes one more reference, so that a release too many does not unload it. */
  addReference(): void;
  /** Empties the slot: DriverProc answers 0. */
  disconnect(): void;
  /**
   * Empties the slot and drops all references.
   *
   * @returns `false` when something else holds the module: it is then as it was before.
   */
  unload(): boolean;
}

/**
 * Loads a thunk module and connects it.
 *
 * @param callback - What DriverProc goes to.
 * @param calls - Address of the count of its calls.
 * @throws DriverError `host_failed`.
 */
export function loadThunkLibrary({ windows, koffi, threadEnd }: DriverHosting, path: string, callback: bigint, calls: Native): ThunkLibrary {
  const module = windows.LoadLibraryW(path);
  if (module === 0) {
    throw new DriverError(
      'host_failed',
      `${path} was written and does not load (error ${windows.GetLastError()}). An antivirus program or a rule of application control may forbid unsigned modules there`,
    );
  }
  const hmodule = toOneForm(module) as HMODULE;
  let references = 1;
  const symbol = (name: string): bigint => BigInt(windows.GetProcAddress(module, name));
  const slot = symbol('DriverProcSlot');
  const detach = symbol('DriverProcDetach');
  const isLoaded = (): boolean => toOneForm(windows.GetModuleHandleW(path)) === hmodule;

  const connect = (): void => {
    koffi.encode(symbol('DriverProcCalls'), 'intptr', calls);
    koffi.encode(slot, 'intptr', callback);
    // However this thread ends, also by terminate(), the slot is emptied before its JavaScript is gone.
    threadEnd?.add(detach);
  };
  const disconnect = (): void => koffi.encode(slot, 'intptr', 0);

  connect();
  return {
    hmodule,
    addReference() {
      if (windows.LoadLibraryW(path) !== 0) references += 1;
    },
    disconnect,
    unload() {
      threadEnd?.remove(detach);
      if (isLoaded()) disconnect();
      while (references > 0 && isLoaded()) {
        windows.FreeLibrary(module);
        references -= 1;
      }
      if (!isLoaded()) return true;
      windows.LoadLibraryW(path);
      references = 1;
      connect();
      return false;
    },
  };
}
