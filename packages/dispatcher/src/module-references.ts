import type { DriverHost, DriverProc, HMODULE } from '@driverproc/binding';
import type { DriverModules } from './driver-modules.js';
import type { LoadedModule } from './instance-table.js';

/**
 * The manager's references on modules: each open takes one.
 *
 * @internal
 */
export interface ModuleReferences {
  /** Loads a module that has a DriverProc; `null` when there is none, and then no reference is held. */
  load(fileName: string): LoadedModule | null;
  /** Drops one reference. */
  free(module: LoadedModule): void;
}

/** @internal */
export function createModuleReferences(modules: DriverModules, host: () => DriverHost): ModuleReferences {
  const loaded = new Map<HMODULE, LoadedModule>();

  const enter = (hmodule: HMODULE): LoadedModule | undefined => {
    let driverProc: DriverProc | null = null;
    try {
      driverProc = modules.getDriverProc(hmodule, host());
    } finally {
      if (driverProc === null) modules.freeLibrary(hmodule);
    }
    if (driverProc === null) return undefined;
    const name = baseName(modules.getModuleFileName(hmodule));
    return { hmodule, name, driverProc, references: 0, listed: 0, sessionInstances: [] };
  };

  return {
    load(fileName) {
      const hmodule = modules.loadLibrary(fileName);
      if (hmodule === null) return null;
      let module = loaded.get(hmodule);
      if (module === undefined) {
        module = enter(hmodule);
        if (module === undefined) return null;
        loaded.set(hmodule, module);
      }
      module.references += 1;
      return module;
    },
    free(module) {
      module.references -= 1;
      if (module.references === 0) loaded.delete(module.hmodule);
      modules.freeLibrary(module.hmodule);
    },
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}
