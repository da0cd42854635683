import { trackInstances } from '@driverproc/session';
import type { HDRVR } from '@driverproc/binding';
import { createMockBinding, createMockDriver } from '@driverproc/mock';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createSlots, readSlots, slotState } from '../src/instance-slots.js';

describe('instance slots', () => {
  it('are told in the order they were opened, whichever slots they have', () => {
    const slots = createSlots(4);
    const first = slots.add(10n);
    slots.add(11n);
    slots.free(first);
    slots.add(12n);
    slots.add(13n);
    const told: bigint[] = [];
    expect(readSlots(slots.shared).tellOpen((handle) => told.push(handle))).toBe(3);
    expect(told).toEqual([11n, 12n, 13n]);
  });

  it('are told by one side only', () => {
    const slots = createSlots(2);
    const first = slots.add(10n);
    const second = slots.add(11n);
    expect(slots.move(first, slotState.open, slotState.toldByMain)).toBe(true);
    const told: bigint[] = [];
    expect(readSlots(slots.shared).tellOpen((handle) => told.push(handle))).toBe(1);
    expect(told).toEqual([11n]);
    expect(slots.move(second, slotState.open, slotState.toldByMain)).toBe(false);
    expect(readSlots(slots.shared).tellOpen((handle) => told.push(handle))).toBe(0);
  });

  it('are left out when the main thread comes first after all', () => {
    const slots = createSlots(2);
    slots.add(10n);
    const second = slots.add(11n);
    const told: bigint[] = [];
    const count = readSlots(slots.shared).tellOpen((handle) => {
      told.push(handle);
      slots.move(second, slotState.open, slotState.toldByMain);
    });
    expect([count, told]).toEqual([1, [10n]]);
  });

  it('are -1 when there are no more', () => {
    const slots = createSlots(1);
    expect([slots.add(1n), slots.add(2n)]).toEqual([0, -1]);
    slots.free(0);
    expect(slots.add(3n)).toBe(0);
  });

  it('go on when telling one fails', () => {
    const slots = createSlots(1);
    const slot = slots.add(1n);
    expect(() =>
      slots.tellOpen(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(slots.state(slot)).toBe(slotState.toldByWorker);
  });
});

describe('an instance that another thread is telling', () => {
  const claimed = (release: boolean): { close: () => unknown; transcript: readonly string[]; worker: Worker } => {
    const binding = createMockBinding({ 'a.drv': createMockDriver() });
    const tracked = trackInstances({ ...binding, isNative: () => true });
    const hdrvr: HDRVR = tracked.openDriver('a.drv', null, 0)!;
    const shared = tracked.nativeInstances!['~shared'];
    const slots = readSlots(shared);
    expect(slots.move(0, slotState.open, slotState.tellingByWorker)).toBe(true);
    // The states lie behind the count and the handles.
    const worker = new Worker(
      `const { workerData } = require('node:worker_threads');
       const states = new Int32Array(workerData.shared, workerData.offset, 1);
       setTimeout(() => {
         if (!workerData.release) return;
         Atomics.store(states, 0, 4);
         Atomics.notify(states, 0);
       }, 100);`,
      { eval: true, workerData: { shared, release, offset: 8 + 16384 * 8 } },
    );
    return { close: () => tracked.closeDriver(hdrvr, 0, 0), transcript: binding.transcript, worker };
  };

  it('is closed when that thread is done with it', async () => {
    const { close, transcript, worker } = claimed(true);
    expect(close()).toBe(1);
    expect(transcript.slice(3)).toEqual(['DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    await worker.terminate();
  });

  it('stays open when that thread does not come back', async () => {
    const { close, transcript, worker } = claimed(false);
    expect(close).toThrow('[close_refused] "a.drv" has not returned from DRV_EXITSESSION, which another thread sent; it stays open');
    expect(transcript.slice(3)).toEqual([]);
    await worker.terminate();
  }, 20_000);
});
