import { createDriverProc } from '@driverproc/binding';
import type { Driver } from '@driverproc/binding';
import type { ConformanceHost } from '@driverproc/binding/conformance';
import { createDriverManager } from '@driverproc/dispatcher';
import type { DriverManagerOptions } from '@driverproc/dispatcher';

/** A manager for one case. Its two modules are there from the start, and become the drivers that the case adds. */
export function createManagerHost(options: Omit<DriverManagerOptions, 'drivers' | 'modules'> = {}): ConformanceHost {
  const added: Driver[] = [];
  const module = (index: number): Driver => ({ connect: (host) => createDriverProc(added[index]!, host) });
  const binding = createDriverManager({ ...options, drivers: { 'first.drv': module(0), 'second.drv': module(1) } });
  return {
    binding,
    addDriver: (driver) => (added.push(driver) === 1 ? 'first.drv' : 'second.drv'),
    [Symbol.dispose]: () => binding.closeAll(),
  };
}
