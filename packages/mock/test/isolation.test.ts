import { describe, expect, it } from 'vitest';
import { createMockBinding, createMockDriver } from '@driverproc/mock';

describe('two mocks', () => {
  it('share nothing', () => {
    const create = () => createMockBinding({ 'gain.drv': createMockDriver({ DRV_OPEN: [10, 20] }) });
    const [one, two] = [create(), create()];
    one.openDriver('gain.drv', null, 0);
    one.openDriver('gain.drv', null, 0);
    two.openDriver('gain.drv', null, 0);
    expect(one.instances().map(({ driverId }) => driverId)).toEqual([10, 20]);
    expect(two.instances().map(({ driverId }) => driverId)).toEqual([10]);
    one.closeAll();
    expect(two.transcript).toEqual(['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN']);
    expect(two.instances()).toHaveLength(1);
  });

  it('do not change the drivers that they are given', () => {
    const raw = () => 1;
    const drivers = { 'raw.drv': raw };
    createMockBinding(drivers).openDriver('raw.drv', null, 0);
    expect(drivers).toEqual({ 'raw.drv': raw });
  });
});

describe('createMockBinding', () => {
  it('is a driver manager: everything of one works', () => {
    const binding = createMockBinding({ 'gain.drv': createMockDriver() }, { registry: { Drivers32: { wave: 'gain.drv' } } });
    const hdrvr = binding.openDriver('wave', null, 0)!;
    expect(binding.getDriverFlags(hdrvr)).toBe(0x80000000);
    expect(binding.getDriverModuleHandle(hdrvr)).toBe(binding.modules.getModuleHandle('gain.drv'));
    binding[Symbol.dispose]();
    expect(binding.instances()).toEqual([]);
  });

  it.each([undefined, null, 5, { 'gain.drv': 5 }, { 'gain.drv': null }, { 'gain.drv': {} }])('refuses drivers that are none: %j', (drivers) => {
    expect(() => createMockBinding(drivers as never)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
  });

  it('refuses modules: the drivers are the ones it watches', () => {
    expect(() => createMockBinding({}, { modules: {} } as never)).toThrow('[invalid_argument]');
  });
});
