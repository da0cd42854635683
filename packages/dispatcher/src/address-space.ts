import { DriverError } from '@driverproc/binding';
import type { LParam, Memory } from '@driverproc/binding';

// Low addresses are never valid, so that a small number taken for a pointer is caught, as on Windows.
const BASE = 0x10000;
const ALIGNMENT = 8;

/**
 * A small address space in JavaScript: nothing but the blocks that are lent at the moment. It starts at 0x10000 and
 * fits 32-bit pointers.
 *
 * @public
 */
export function createAddressSpace(): Memory {
  let bytes = new Uint8Array(4096);
  let top = 0;

  const offsetOf = (address: LParam, byteLength: number): number => {
    const offset = Number(address) - BASE;
    if (Number.isSafeInteger(offset) && offset >= 0 && byteLength >= 0 && offset + byteLength <= top) return offset;
    throw new DriverError('invalid_argument', `no ${byteLength} bytes are lent at address ${hex(address)}`);
  };

  return {
    readBytes(address, byteLength) {
      const offset = offsetOf(address, byteLength);
      return bytes.slice(offset, offset + byteLength);
    },
    writeBytes(address, source) {
      bytes.set(source, offsetOf(address, source.length));
    },
    readString(address) {
      const start = offsetOf(address, 2);
      let text = '';
      for (let offset = start; offset + 2 <= top; offset += 2) {
        const unit = bytes[offset]! | (bytes[offset + 1]! << 8);
        if (unit === 0) return text;
        text += String.fromCharCode(unit);
      }
      throw new DriverError('invalid_argument', `the text at address ${hex(address)} has no end`);
    },
    lend(block, use) {
      const start = top;
      const end = start + Math.ceil(Math.max(block.length, 1) / ALIGNMENT) * ALIGNMENT;
      if (end > bytes.length) bytes = grown(bytes, end);
      bytes.fill(0, start + block.length, end);
      bytes.set(block, start);
      top = end;
      try {
        return use(BASE + start);
      } finally {
        top = start;
      }
    },
  };
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(length, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

function hex(address: LParam): string {
  return typeof address === 'bigint' || Number.isInteger(address) ? `0x${address.toString(16)}` : String(address);
}
