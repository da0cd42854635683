import { createDriverManager, createDriverModules } from '@driverproc/dispatcher';
import type { Driver } from '@driverproc/binding';
import type { HostProfileName } from '@driverproc/dispatcher';
import { aliases, moduleNames } from './program.ts';
import type { Side } from './run-program.ts';

/** A driver manager of its own for each program. */
export function createManagerSide(profile: HostProfileName, pointerSize: 4 | 8): Side {
  const drivers = moduleNames.map((name): [string, Driver] => [`${name}.dll`, (...call) => side.receive(name, ...call)]);
  const modules = createDriverModules(Object.fromEntries(drivers));
  const manager = createDriverManager({ modules, profile, pointerSize, registry: { Drivers32: aliases } });
  const side: Side = {
    binding: manager,
    openInstances: () => manager.instances().length,
    nameOf: (hmodule) => modules.getModuleFileName(hmodule).replace(/^.*\\|\.dll$/g, ''),
    receive: () => 0,
  };
  return side;
}
