import { describe, expect, it } from 'vitest';
import { createAddressSpace } from '@driverproc/dispatcher';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('createAddressSpace', () => {
  it('lends a copy of a block for as long as the callback runs, and gives back its result', () => {
    const memory = createAddressSpace();
    const source = bytes(1, 2, 3);
    const result = memory.lend(source, (address) => {
      source[0] = 9;
      expect(memory.readBytes(address, 3)).toEqual(bytes(1, 2, 3));
      return 'done';
    });
    expect(result).toBe('done');
  });

  it('lends blocks inside blocks, at addresses that are divisible by 8, not low, and fit 32 bits', () => {
    const memory = createAddressSpace();
    memory.lend(bytes(1), (first) => {
      memory.lend(bytes(2), (second) => {
        expect([Number(first) % 8, Number(second) % 8]).toEqual([0, 0]);
        expect(Math.min(Number(first), Number(second))).toBeGreaterThanOrEqual(0x10000);
        expect(Math.max(Number(first), Number(second))).toBeLessThan(2 ** 31);
        expect([memory.readBytes(first, 1), memory.readBytes(second, 1)]).toEqual([bytes(1), bytes(2)]);
      });
    });
  });

  it('lends empty blocks at addresses of their own', () => {
    const memory = createAddressSpace();
    memory.lend(bytes(), (first) => memory.lend(bytes(), (second) => expect(first).not.toBe(second)));
  });

  it('writes into what is lent', () => {
    const memory = createAddressSpace();
    memory.lend(bytes(1, 2, 3, 4), (address) => {
      memory.writeBytes(Number(address) + 1, bytes(8, 9));
      expect(memory.readBytes(address, 4)).toEqual(bytes(1, 8, 9, 4));
    });
  });

  it('reads UTF-16 text up to its zero', () => {
    const memory = createAddressSpace();
    memory.lend(bytes(0x41, 0, 0xac, 0x20, 0, 0, 0x42, 0), (address) => {
      expect(memory.readString(address)).toBe('A€');
      expect(memory.readString(Number(address) + 4)).toBe('');
    });
  });

  it('keeps what is lent when it grows', () => {
    const memory = createAddressSpace();
    memory.lend(bytes(7), (first) => {
      memory.lend(new Uint8Array(1_000_000).fill(5), (second) => {
        expect(memory.readBytes(first, 1)).toEqual(bytes(7));
        expect(memory.readBytes(Number(second) + 999_999, 1)).toEqual(bytes(5));
      });
    });
  });

  it('takes a block back when its callback throws', () => {
    const memory = createAddressSpace();
    let address: number | bigint = 0;
    expect(() =>
      memory.lend(bytes(1), (lent) => {
        address = lent;
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(() => memory.readBytes(address, 1)).toThrow('[invalid_argument]');
  });

  it.each([0, 1, 0xffff, -1, 2 ** 40, 2n ** 62n, 1.5, Number.NaN])('has nothing at %s', (address) => {
    const memory = createAddressSpace();
    memory.lend(bytes(1), () => {
      expect(() => memory.readBytes(address, 1)).toThrow('[invalid_argument]');
      expect(() => memory.writeBytes(address, bytes(1))).toThrow('[invalid_argument]');
      expect(() => memory.readString(address)).toThrow('[invalid_argument]');
    });
  });

  it('has nothing beyond what is lent, and nothing of what is not lent any more', () => {
    const memory = createAddressSpace();
    const stale = memory.lend(bytes(1, 0), (address) => {
      expect(() => memory.readBytes(address, 9)).toThrow('[invalid_argument] no 9 bytes are lent at address 0x10000');
      expect(() => memory.readBytes(address, -1)).toThrow('[invalid_argument]');
      return address;
    });
    expect(() => memory.readBytes(stale, 1)).toThrow('[invalid_argument]');
  });

  it('does not read text that has no end', () => {
    const memory = createAddressSpace();
    memory.lend(new Uint8Array(8).fill(0x41), (address) => {
      expect(() => memory.readString(address)).toThrow('[invalid_argument] the text at address 0x10000 has no end');
    });
  });

  it('is one for each manager: nothing is shared', () => {
    const [one, two] = [createAddressSpace(), createAddressSpace()];
    one.lend(bytes(1), (address) => {
      expect(() => two.readBytes(address, 1)).toThrow('[invalid_argument]');
    });
  });
});
