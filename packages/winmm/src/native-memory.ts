import { DriverError, toPointerSized } from '@driverproc/binding';
import type { LParam, Memory } from '@driverproc/binding';
import type Koffi from 'koffi';

/**
 * The memory of this process. Addresses are not checked, since nothing could: one that is not readable ends the process.
 * Only zero, which is never readable, is refused.
 */
export function createNativeMemory(koffi: typeof Koffi, pointerSize: 4 | 8): Memory {
  const toPointer = (address: LParam): bigint => {
    const value = BigInt.asUintN(pointerSize * 8, BigInt(toPointerSized(address, pointerSize, 'an address')));
    if (value === 0n) throw new DriverError('invalid_argument', 'an address is not zero; got 0');
    return value;
  };

  return {
    readBytes(address, byteLength) {
      const pointer = toPointer(address);
      if (!Number.isSafeInteger(byteLength) || byteLength < 0) {
        throw new DriverError('invalid_argument', `a length in bytes is an integer from 0; got ${String(byteLength)}`);
      }
      return koffi.decode(pointer, 'uint8', byteLength);
    },
    writeBytes(address, bytes) {
      koffi.encode(toPointer(address), 'uint8', checkBytes(bytes), bytes.byteLength);
    },
    readString(address) {
      return koffi.decode.string16(toPointer(address));
    },
    lend(bytes, use) {
      // koffi allocates nothing smaller than a byte; the C runtime's blocks are aligned to 8 bytes or more.
      const block: bigint = koffi.alloc('uint8', Math.max(checkBytes(bytes).byteLength, 1));
      try {
        koffi.encode(block, 'uint8', bytes, bytes.byteLength);
        return use(toPointerSized(block, pointerSize, 'an address'));
      } finally {
        koffi.free(block);
      }
    },
  };
}

function checkBytes(bytes: Uint8Array): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new DriverError('invalid_argument', `bytes are a Uint8Array; got ${typeof bytes}`);
  return bytes;
}
