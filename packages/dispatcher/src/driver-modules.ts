import { createDriverProc, DriverError, isDriver } from '@driverproc/binding';
import type { Driver, DriverHost, DriverProc, HMODULE } from '@driverproc/binding';
import { resolveModulePath } from './module-path.js';

/**
 * Finds and loads the modules that drivers live in. The manager's own holds JavaScript drivers; an emulator passes one
 * whose driver procedures call into its processor.
 *
 * @public
 */
export interface DriverModules {
  /** Takes one more reference on a module. @returns `null` when there is none of that name. */
  loadLibrary(fileName: string): HMODULE | null;
  /** Drops one reference; the last one unloads the module. A handle that is not loaded is ignored. */
  freeLibrary(hmodule: HMODULE): void;
  /** The module of that name, if it is loaded; takes no reference. */
  getModuleHandle(fileName: string): HMODULE | null;
  /** Full path of a loaded module; empty for a handle that is not loaded. */
  getModuleFileName(hmodule: HMODULE): string;
  /** The entry point of a loaded module, the same one as long as it stays loaded; `null` when it exports none. */
  getDriverProc(hmodule: HMODULE, host: DriverHost): DriverProc | null;
}

interface Module {
  readonly path: string;
  readonly driver: Driver | null;
  readonly hmodule: HMODULE;
  references: number;
  driverProc: DriverProc | null;
}

/**
 * Modules that hold JavaScript drivers.
 *
 * @param drivers - Drivers by file name, with or without a path; `null` is a module that exports no DriverProc.
 * @param options - `directory`: the folder of names without a path, also the current folder; `C:\Windows\System32` if not given.
 *
 * @throws DriverError `invalid_argument` for what is not a driver.
 * @public
 */
export function createDriverModules(
  drivers: { readonly [fileName: string]: Driver | null },
  options: { readonly directory?: string } = {},
): DriverModules {
  const directory = options.directory ?? 'C:\\Windows\\System32';
  const byPath = new Map<string, Module>();
  const byHandle = new Map<HMODULE, Module>();
  if (typeof drivers !== 'object' || drivers === null || Array.isArray(drivers)) {
    throw new DriverError('invalid_argument', 'drivers is an object of drivers by file name');
  }
  Object.entries(drivers).forEach(([fileName, driver], index) => {
    if (driver !== null && !isDriver(driver)) {
      throw new DriverError('invalid_argument', `"${fileName}" is not a driver: a DriverProc, or what defineDriver gives`);
    }
    const path = resolveModulePath(fileName, directory);
    // 64 KiB apart and far above small numbers, as images are laid out.
    const hmodule = (0x10000000 + index * 0x10000) as HMODULE;
    const module: Module = { path, driver, hmodule, references: 0, driverProc: null };
    byPath.set(path.toLowerCase(), module);
    byHandle.set(hmodule, module);
  });
  // A driver is opened by the same few names again and again; making out the path costs more than all else.
  const byName = new Map<string, Module>();
  const find = (fileName: string): Module | undefined => {
    if (fileName === '') return undefined;
    const known = byName.get(fileName);
    if (known !== undefined) return known;
    const module = byPath.get(resolveModulePath(fileName, directory).toLowerCase());
    if (module !== undefined) byName.set(fileName, module);
    return module;
  };
  const loaded = (hmodule: HMODULE): Module | undefined => {
    const module = byHandle.get(hmodule);
    return module !== undefined && module.references > 0 ? module : undefined;
  };

  return {
    loadLibrary(fileName) {
      const module = find(fileName);
      if (module === undefined) return null;
      module.references += 1;
      return module.hmodule;
    },
    freeLibrary(hmodule) {
      const module = loaded(hmodule);
      if (module === undefined) return;
      module.references -= 1;
      // Loaded anew, a module starts with fresh state.
      if (module.references === 0) module.driverProc = null;
    },
    getModuleHandle(fileName) {
      const module = find(fileName);
      return module !== undefined && module.references > 0 ? module.hmodule : null;
    },
    getModuleFileName: (hmodule) => loaded(hmodule)?.path ?? '',
    getDriverProc(hmodule, host) {
      const module = loaded(hmodule);
      if (module === undefined || module.driver === null) return null;
      module.driverProc ??= createDriverProc(module.driver, host);
      return module.driverProc;
    },
  };
}
