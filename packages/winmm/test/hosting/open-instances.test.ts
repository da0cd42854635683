import type { HDRVR } from '@driverproc/binding';
import { describe, expect, it } from 'vitest';
import { createOpenInstances } from '../../src/hosting/open-instances.js';

describe('the open instances of a hosted driver', () => {
  const handle = (value: number): HDRVR => value as HDRVR;

  it('are those that winmm says are open, in the order they were opened', () => {
    const open = new Set<HDRVR>([1, 2, 3].map(handle));
    const instances = createOpenInstances((hdrvr) => open.has(hdrvr));
    [3, 1, 2].map(handle).forEach(instances.add);
    open.delete(handle(1));
    expect(instances.list()).toEqual([3, 2]);
  });

  it('have a handle that came again at its new place', () => {
    const instances = createOpenInstances(() => true);
    [1, 2].map(handle).forEach(instances.add);
    instances.remove(handle(1));
    expect(instances.list()).toEqual([2]);
    instances.add(handle(1));
    expect(instances.list()).toEqual([2, 1]);
  });

  it('cost no more than what is open, however many came and went', () => {
    const open = new Set<HDRVR>();
    let asked = 0;
    const instances = createOpenInstances((hdrvr) => (asked++, open.has(hdrvr)));
    for (let value = 1; value <= 10_000; value += 1) {
      open.clear();
      open.add(handle(value));
      instances.add(handle(value));
    }
    expect(asked).toBeLessThanOrEqual(2 * 10_000);
    expect(instances.list()).toEqual([10_000]);
  });
});
