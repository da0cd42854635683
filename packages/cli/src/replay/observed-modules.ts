import type { HMODULE } from '@driverproc/binding';
import type { DriverModules } from '@driverproc/dispatcher';

/** Modules that tell when one is loaded into the process and when it leaves: DllMain's attach and detach. */
export interface ObservedModules extends DriverModules {
  /** Name of a module without path and extension, in lower case; of every module that was ever loaded. */
  nameOf(hmodule: HMODULE): string;
}

export function observeModules(
  modules: DriverModules,
  changed: (module: string, event: 'attach' | 'detach') => void,
): ObservedModules {
  const names = new Map<HMODULE, string>();
  const references = new Map<HMODULE, number>();
  return {
    ...modules,
    loadLibrary(fileName) {
      const hmodule = modules.loadLibrary(fileName);
      if (hmodule === null) return null;
      const count = references.get(hmodule) ?? 0;
      references.set(hmodule, count + 1);
      if (count === 0) {
        names.set(hmodule, moduleBaseName(modules.getModuleFileName(hmodule)));
        changed(names.get(hmodule)!, 'attach');
      }
      return hmodule;
    },
    freeLibrary(hmodule) {
      const count = references.get(hmodule) ?? 0;
      if (count === 0) return;
      references.set(hmodule, count - 1);
      if (count === 1) changed(names.get(hmodule)!, 'detach');
      modules.freeLibrary(hmodule);
    },
    nameOf: (hmodule) => names.get(hmodule) ?? '',
  };
}

/** A module's name without path and extension, in lower case. */
export function moduleBaseName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1).replace(/\.\w+$/, '').toLowerCase();
}
