import { readDriverConfigInfo, wideBytes, withDriverConfigInfo } from '@driverproc/binding';
import type { Memory } from '@driverproc/binding';
import { describe, expect, it } from 'vitest';

/** Memory that is one array: address 8 is its byte 8. */
function arrayMemory(bytes: Uint8Array): Memory {
  let end = 64;
  return {
    readBytes: (address, length) => bytes.slice(Number(address), Number(address) + length),
    writeBytes: (address, written) => bytes.set(written, Number(address)),
    readString(address) {
      let text = '';
      for (let at = Number(address); bytes[at] !== 0 || bytes[at + 1] !== 0; at += 2) {
        text += String.fromCharCode(bytes[at]! | (bytes[at + 1]! << 8));
      }
      return text;
    },
    lend(block, use) {
      const address = end;
      end += 64;
      bytes.set(block, address);
      return use(address);
    },
  };
}

describe('wideBytes', () => {
  it('is UTF-16 from the low byte, with a zero at the end', () => {
    expect([...wideBytes('aé日')]).toEqual([0x61, 0, 0xe9, 0, 0xe5, 0x65, 0, 0]);
    expect([...wideBytes('𝄞')]).toEqual([0x34, 0xd8, 0x1e, 0xdd, 0, 0]);
    expect([...wideBytes('')]).toEqual([0, 0]);
  });
});

describe('readDriverConfigInfo', () => {
  it('reads the 20 bytes of a 64-bit host, which has no gap after dwDCISize', () => {
    const bytes = new Uint8Array(256);
    bytes.set([20, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0], 8);
    bytes.set(wideBytes('Drivers32'), 0x40);
    bytes.set(wideBytes('wave'), 0x80);
    expect(readDriverConfigInfo({ memory: arrayMemory(bytes), pointerSize: 8 }, 8)).toEqual({
      sectionName: 'Drivers32',
      aliasName: 'wave',
    });
  });

  it('reads the 12 bytes of a 32-bit host, and null pointers as null', () => {
    const bytes = new Uint8Array(256);
    bytes.set([12, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0], 8);
    bytes.set(wideBytes('wave'), 0x40);
    expect(readDriverConfigInfo({ memory: arrayMemory(bytes), pointerSize: 4 }, 8)).toEqual({
      sectionName: null,
      aliasName: 'wave',
    });
  });
});

describe('withDriverConfigInfo', () => {
  it('writes what a 64-bit driver reads', () => {
    const bytes = new Uint8Array(512);
    const host = { memory: arrayMemory(bytes), pointerSize: 8 } as const;
    const written = withDriverConfigInfo(host, { sectionName: 'Drivers32', aliasName: 'wave' }, (address) => [
      ...bytes.subarray(Number(address), Number(address) + 20),
    ]);
    expect(written).toEqual([20, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0]);
    expect([...bytes.subarray(64, 84)]).toEqual([...wideBytes('Drivers32')]);
  });

  it('writes what a 32-bit driver reads, with a null pointer for no name', () => {
    const bytes = new Uint8Array(512);
    const host = { memory: arrayMemory(bytes), pointerSize: 4 } as const;
    const written = withDriverConfigInfo(host, { sectionName: null, aliasName: 'wave' }, (address) => [
      ...bytes.subarray(Number(address), Number(address) + 12),
    ]);
    expect(written).toEqual([12, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0]);
  });
});
