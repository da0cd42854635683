/**
 * Where an instance stands. The one who moves it out of `open` tells it, so it is told once, whichever thread comes first.
 */
export const slotState = { free: 0, open: 1, toldByMain: 2, tellingByWorker: 3, toldByWorker: 4, closing: 5 } as const;

/**
 * A table of instances in memory that threads share. The thread that opens and closes drivers writes it; another one may
 * claim an instance that was not told, and must then be waited for before it is closed.
 *
 * Layout: a count of the slots in use, then for each its state, its place in the order of opening, and its handle.
 */
export interface InstanceSlots {
  readonly shared: SharedArrayBuffer;
  /** Takes a slot; -1 when all are taken. */
  add(handle: bigint): number;
  state(slot: number): number;
  /** Moves a slot from one state to another, if it is in the first. */
  move(slot: number, from: number, to: number): boolean;
  free(slot: number): void;
  /** Waits while another thread tells this instance. False when it still does after `milliseconds`. */
  waitWhileTelling(slot: number, milliseconds: number): boolean;
  /** Claims every open instance in the order of opening, and calls `tell` for each. For the other thread. */
  tellOpen(tell: (handle: bigint) => void): number;
}

const headerBytes = 8;
const slotBytes = 16;

export function createSlots(capacity: number): InstanceSlots {
  return readSlots(new SharedArrayBuffer(headerBytes + capacity * slotBytes));
}

export function readSlots(shared: SharedArrayBuffer): InstanceSlots {
  const capacity = (shared.byteLength - headerBytes) / slotBytes;
  const used = new Int32Array(shared, 0, 1);
  const handles = new BigInt64Array(shared, headerBytes, capacity);
  const states = new Int32Array(shared, headerBytes + capacity * 8, capacity);
  const places = new Int32Array(shared, headerBytes + capacity * 12, capacity);
  const unused: number[] = [];
  let opened = 0;

  const move = (slot: number, from: number, to: number): boolean => Atomics.compareExchange(states, slot, from, to) === from;

  return {
    shared,
    add(handle) {
      const slot = unused.pop() ?? Atomics.load(used, 0);
      if (slot >= capacity) return -1;
      opened += 1;
      Atomics.store(handles, slot, handle);
      Atomics.store(places, slot, opened);
      // Last: from here on another thread may claim it.
      Atomics.store(states, slot, slotState.open);
      if (slot === Atomics.load(used, 0)) Atomics.store(used, 0, slot + 1);
      return slot;
    },
    state: (slot) => Atomics.load(states, slot),
    move,
    free(slot) {
      Atomics.store(states, slot, slotState.free);
      unused.push(slot);
    },
    waitWhileTelling(slot, milliseconds) {
      Atomics.wait(states, slot, slotState.tellingByWorker, milliseconds);
      return Atomics.load(states, slot) !== slotState.tellingByWorker;
    },
    tellOpen(tell) {
      const open: { slot: number; place: number }[] = [];
      for (let slot = 0; slot < Atomics.load(used, 0); slot += 1) {
        if (Atomics.load(states, slot) === slotState.open) open.push({ slot, place: Atomics.load(places, slot) });
      }
      let told = 0;
      for (const { slot } of open.sort((a, b) => a.place - b.place)) {
        if (!move(slot, slotState.open, slotState.tellingByWorker)) continue;
        told += 1;
        try {
          tell(Atomics.load(handles, slot));
        } finally {
          Atomics.store(states, slot, slotState.toldByWorker);
          Atomics.notify(states, slot);
        }
      }
      return told;
    },
  };
}
