import type { DriverCallback, DriverProc, HDRVR, HMODULE, LParam } from '@driverproc/binding';
import { createDriverCallback, createDriverManager, createDriverModules } from '@driverproc/dispatcher';
import type { DriverManager, HostProfileName } from '@driverproc/dispatcher';
import { createHandleSymbols } from './handle-symbols.js';
import type { HandleSymbols } from './handle-symbols.js';
import { moduleBaseName, observeModules } from './observed-modules.js';
import type { ObservedModules } from './observed-modules.js';

/** Aliases by section and name, both in lower case: neither the registry nor system.ini tells case apart. */
export type MutableSections = { [section: string]: { [name: string]: string } };

/** The situation that the scenarios were recorded in, with the driver manager in winmm's place. */
export interface Scene {
  readonly manager: DriverManager;
  readonly modules: ObservedModules;
  readonly registry: MutableSections;
  readonly systemIni: MutableSections;
  readonly symbols: HandleSymbols;
  readonly driverCallback: DriverCallback;
  /** The application's own references on modules, the last one taken last. */
  readonly ownReferences: { readonly name: string; readonly hmodule: HMODULE }[];
  eventSignalled: boolean;
  winmmLoaded: boolean;
}

/** What the scene tells of. */
export interface SceneObserver {
  readonly driverProc: (module: string) => DriverProc;
  readonly moduleChanged: (module: string, event: 'attach' | 'detach') => void;
  readonly calledBack: (kind: string, values: { readonly [name: string]: LParam }) => void;
}

/** What a client gives to DriverCallback: addresses that stand for a function, a window, a thread and an event. */
export const callbackTargets: { readonly [name: string]: LParam } = {
  null: 0,
  function: 0x1000,
  window: 0x2000,
  'bad window': 0x2001,
  'this thread': 0x3000,
  'bad thread': 0x3001,
  event: 0x4000,
  'bad event': 0x4001,
};

const moduleFiles = ['probea.dll', 'probeb.dll', 'C:\\probe dir\\probec.dll', 'noproc.dll', 'kernel32.dll'];

/** Is there a module of that name, given without path and extension in lower case? */
export function isModuleName(name: string): boolean {
  return moduleFiles.some((file) => moduleBaseName(file) === name);
}

export function createScene(profile: HostProfileName, observer: SceneObserver): Scene {
  const files = createDriverModules(
    Object.fromEntries(
      moduleFiles.map((file) => {
        const name = moduleBaseName(file);
        return [file, name.startsWith('probe') ? observer.driverProc(name) : null];
      }),
    ),
    { directory: 'C:\\build' },
  );
  const modules = observeModules(files, (module, event) => {
    // Every process has kernel32.dll from its start to its end.
    if (module !== 'kernel32') observer.moduleChanged(module, event);
  });
  const registry: MutableSections = {};
  const systemIni: MutableSections = {};
  const manager = createDriverManager({ modules, profile, registry, systemIni });
  const scene: Scene = {
    manager,
    modules,
    registry,
    systemIni,
    symbols: createHandleSymbols((hdrvr: HDRVR) => manager.getDriverFlags(hdrvr) !== 0),
    driverCallback: createDriverCallback({
      functionAt: (target) =>
        target === callbackTargets['function']
          ? (hdrvr, msg, user, param1, param2) => observer.calledBack('function', { hdrvr, msg, user, param1, param2 })
          : null,
      postMessage: (hwnd, msg, hdrvr, lParam) => post('window', hwnd === callbackTargets['window'], { hdrvr, msg, lParam }),
      postThreadMessage: (thread, msg, hdrvr, lParam) => post('thread', thread === callbackTargets['this thread'], { hdrvr, msg, lParam }),
      setEvent(event) {
        if (event !== callbackTargets['event']) return false;
        scene.eventSignalled = true;
        return true;
      },
    }),
    ownReferences: [],
    eventSignalled: false,
    winmmLoaded: true,
  };
  const post = (kind: string, exists: boolean, values: { readonly [name: string]: LParam }): boolean => {
    if (exists) observer.calledBack(kind, values);
    return exists;
  };
  return scene;
}
