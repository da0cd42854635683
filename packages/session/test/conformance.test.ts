import { createDriverProc } from '@driverproc/binding';
import type { Driver, DriverBinding } from '@driverproc/binding';
import { bindingConformance, runConformanceCase } from '@driverproc/binding/conformance';
import type { ConformanceHost } from '@driverproc/binding/conformance';
import { createDriverManager } from '@driverproc/dispatcher';
import { trackInstances } from '@driverproc/session';
import { describe, expect, it } from 'vitest';

function createTrackedHost(asNative: (binding: DriverBinding) => DriverBinding): ConformanceHost {
  const added: Driver[] = [];
  const module = (index: number): Driver => ({ connect: (host) => createDriverProc(added[index]!, host) });
  const manager = createDriverManager({ drivers: { 'first.drv': module(0), 'second.drv': module(1) } });
  return {
    binding: trackInstances(asNative(manager)),
    addDriver: (driver) => (added.push(driver) === 1 ? 'first.drv' : 'second.drv'),
    [Symbol.dispose]: () => manager.closeAll(),
  };
}

describe.each([
  ['of its own handles', (binding: DriverBinding) => binding],
  ['of handles that threads share', (binding: DriverBinding) => ({ ...binding, isNative: () => true })],
] as const)('tracked instances of a binding %s', (_, asNative) => {
  it.each(bindingConformance)('$title', (each) => {
    expect(runConformanceCase(() => createTrackedHost(asNative), each).problem).toBeNull();
  });
});
