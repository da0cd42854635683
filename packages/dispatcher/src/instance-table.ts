import type { DriverProc, HDRVR, HMODULE, LResult } from '@driverproc/binding';

/**
 * A module as the manager knows it.
 *
 * @internal
 */
export interface LoadedModule {
  readonly hmodule: HMODULE;
  readonly name: string;
  readonly driverProc: DriverProc;
  /** References the manager holds. */
  references: number;
  /** Instances on the list. An instance joins when its DRV_OPEN succeeded and leaves after DRV_FREE. */
  listed: number;
  readonly sessionInstances: Instance[];
}

/**
 * One open, or the attempt of one.
 *
 * @internal
 */
export interface Instance {
  readonly hdrvr: HDRVR;
  readonly module: LoadedModule;
  /** The module's, kept here for the send path. */
  readonly driverProc: DriverProc;
  driverId: LResult;
  /** On the list: its open succeeded and it has not been closed. */
  listed: boolean;
  /** Made by the host for its own use. */
  isSessionInstance: boolean;
  /** Inside its own DRV_CLOSE, DRV_DISABLE or DRV_FREE. */
  closing: boolean;
  /** Counts the instances in the order they joined the list. */
  sequence: number;
  previous: Instance | undefined;
  /** Left in place when the instance leaves, so that a walk over the list that stands on it goes on. */
  next: Instance | undefined;
}

// A handle is the slot's index and the slot's generation, times four: a handle plus one is never a handle, a closed one
// is not opened again by its slot's next instance, and as long as a slot is young its handles are small integers, for
// which JavaScript engines allocate nothing.
const INDEX_BITS = 20;
const SLOTS = 1 << INDEX_BITS;
const GENERATION = SLOTS * 4;

/**
 * Handles to instances, and the list of open instances in the order they were opened.
 *
 * @internal
 */
export interface InstanceTable {
  /** Makes an instance with a live handle that is not on the list yet; `null` when a million are open. */
  allocate(module: LoadedModule): Instance | null;
  /** Ends the life of a handle. */
  release(instance: Instance): void;
  /** The instance of a live handle. */
  find(hdrvr: HDRVR | 0): Instance | undefined;
  /** Puts an instance at the end of the list. */
  join(instance: Instance): void;
  /** Takes an instance off the list. */
  leave(instance: Instance): void;
  /** The first instance on the list. */
  first(): Instance | undefined;
  /** The sequence number of the last instance that joined. */
  lastSequence(): number;
}

/** @internal */
export function createInstanceTable(pointerSize: 4 | 8): InstanceTable {
  const slots: (Instance | undefined)[] = [];
  const generations: number[] = [];
  const free: number[] = [];
  // Beyond this a slot starts again: on a 32-bit host a very old handle can then come back, as addresses do. There it is a
  // positive 32-bit integer, the same whether it is read as signed or not.
  const generationLimit = (pointerSize === 4 ? 2 ** 31 : 2 ** 53) / GENERATION;
  let head: Instance | undefined;
  let tail: Instance | undefined;
  let sequence = 0;

  return {
    allocate(module) {
      if (free.length === 0 && slots.length === SLOTS) return null;
      const index = free.pop() ?? slots.push(undefined) - 1;
      let generation = (generations[index] ?? 0) + 1;
      if (generation >= generationLimit) generation = 1;
      generations[index] = generation;
      const hdrvr = (generation * GENERATION + index * 4) as HDRVR;
      const instance: Instance = {
        hdrvr,
        module,
        driverProc: module.driverProc,
        driverId: 0,
        listed: false,
        isSessionInstance: false,
        closing: false,
        sequence: 0,
        previous: undefined,
        next: undefined,
      };
      slots[index] = instance;
      return instance;
    },
    release(instance) {
      const index = ((instance.hdrvr as number) & (GENERATION - 1)) >> 2;
      slots[index] = undefined;
      free.push(index);
    },
    find(hdrvr) {
      if (typeof hdrvr !== 'number') return undefined;
      const instance = slots[(hdrvr & (GENERATION - 1)) >> 2];
      return instance !== undefined && instance.hdrvr === hdrvr ? instance : undefined;
    },
    join(instance) {
      instance.listed = true;
      instance.sequence = ++sequence;
      instance.previous = tail;
      if (tail === undefined) head = instance;
      else tail.next = instance;
      tail = instance;
      instance.module.listed += 1;
    },
    leave(instance) {
      const { previous, next } = instance;
      if (previous === undefined) head = next;
      else previous.next = next;
      if (next === undefined) tail = previous;
      else next.previous = previous;
      instance.listed = false;
      instance.module.listed -= 1;
    },
    first: () => head,
    lastSequence: () => sequence,
  };
}
