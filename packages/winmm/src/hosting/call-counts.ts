import type Koffi from 'koffi';
import type { Native } from '../native-integer.js';

/** Hosted drivers of one thread: as many as koffi has callbacks for. */
const MOST = 8192;

/** How often one hosted driver was called and how often it got to answer: calls of other threads wait in between. */
interface CallCount {
  readonly index: number;
  /** Address of the native count, for the module. */
  readonly address: Native;
  /** One more call has reached JavaScript. */
  serve(): void;
  release(): void;
}

/** The counts of all hosted drivers of a thread, where another thread can read them at any time. */
export interface CallCounts {
  /** Address of the native counts of calls made, 32 bits each; the memory stays until the process ends. */
  readonly address: bigint;
  /** The counts of calls served. */
  readonly served: SharedArrayBuffer;
  claim(): CallCount;
}

export function createCallCounts(koffi: typeof Koffi): CallCounts {
  const address: bigint = koffi.alloc('uint32', MOST);
  const served = new SharedArrayBuffer(4 * MOST);
  const servedCounts = new Int32Array(served);
  const free: number[] = [];
  let used = 0;
  return {
    address,
    served,
    claim() {
      const index = free.pop() ?? used++;
      const count = address + 4n * BigInt(index);
      koffi.encode(count, 'uint32', 0);
      servedCounts[index] = 0;
      return {
        index,
        address: count,
        serve: () => void (servedCounts[index]! += 1),
        release: () => void free.push(index),
      };
    },
  };
}
