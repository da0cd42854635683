import { describe, expect, it } from 'vitest';
import { createDriverProc } from '@driverproc/binding';
import type { Driver } from '@driverproc/binding';
import { bindingConformance, runConformance, runConformanceCase, wineDifferences } from '@driverproc/binding/conformance';
import type { ConformanceHost, ExpectedDifferences } from '@driverproc/binding/conformance';
import type { HostProfileName } from '@driverproc/dispatcher';
import { createMockBinding } from '@driverproc/mock';

/** A mock for one case. Its two modules are there from the start, and become the drivers that the case adds. */
function createMockHost(profile?: HostProfileName): ConformanceHost {
  const added: Driver[] = [];
  const module = (index: number): Driver => ({ connect: (host) => createDriverProc(added[index]!, host) });
  const drivers = { 'first.drv': module(0), 'second.drv': module(1) };
  const binding = createMockBinding(drivers, profile === undefined ? {} : { profile });
  return {
    binding,
    addDriver: (driver) => (added.push(driver) === 1 ? 'first.drv' : 'second.drv'),
    [Symbol.dispose]: () => binding.closeAll(),
  };
}

const mocks: [what: string, profile: HostProfileName | undefined, differences: ExpectedDifferences, differ: number][] = [
  ['the mock', undefined, {}, 0],
  ['the mock as wine', 'wine', wineDifferences, 7],
];

describe.each(mocks)('%s', (_what, profile, expectedDifferences, differ) => {
  const createHost = () => createMockHost(profile);

  it.each(bindingConformance)('$title', (each) => {
    expect(runConformanceCase(createHost, each, expectedDifferences[each.id]).problem).toBeNull();
  });

  it('differs where it is listed to differ, and nowhere else', () => {
    const { ok, results } = runConformance(createHost, { expectedDifferences });
    expect(results.filter(({ outcome }) => outcome === 'differs-as-expected')).toHaveLength(differ);
    expect(ok).toBe(true);
  });
});
