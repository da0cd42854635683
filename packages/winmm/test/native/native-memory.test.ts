import { DRV_INSTALL, DRVCONFIGINFO_LAYOUT } from '@driverproc/messages';
import type { LParam } from '@driverproc/binding';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, withDriver } from './native-test.ts';

const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(`${text}\0`, 'utf16le'));

describe('memory', () => {
  it('lends a copy at an address divisible by 8 and never zero', (winmm) => {
    const bytes = Uint8Array.of(1, 2, 3);
    for (let length = 0; length <= 3; length++) {
      winmm.memory.lend(bytes.subarray(0, length), (address) => {
        assert.notEqual(address, 0);
        assert.equal(BigInt(address) % 8n, 0n);
        assert.deepEqual([...winmm.memory.readBytes(address, length)], [1, 2, 3].slice(0, length));
        winmm.memory.writeBytes(address, new Uint8Array(length));
      });
    }
    assert.deepEqual([...bytes], [1, 2, 3]);
  });
  it('lends inside a loan, and gives back what the use gives', (winmm) => {
    const sum = winmm.memory.lend(Uint8Array.of(40), (outer) =>
      winmm.memory.lend(Uint8Array.of(2), (inner) => {
        assert.notEqual(outer, inner);
        return winmm.memory.readBytes(outer, 1)[0]! + winmm.memory.readBytes(inner, 1)[0]!;
      }),
    );
    assert.equal(sum, 42);
  });
  it('takes the block back when the use throws', (winmm) => {
    assert.throws(() => winmm.memory.lend(Uint8Array.of(1), () => { throw new RangeError('mine'); }), new RangeError('mine'));
  });
  it('reads what was written, in the middle of a block too', (winmm) => {
    winmm.memory.lend(new Uint8Array(8), (address) => {
      winmm.memory.writeBytes(Number(address) + 2, Uint8Array.of(9, 8, 7).subarray(1));
      assert.deepEqual([...winmm.memory.readBytes(address, 8)], [0, 0, 8, 7, 0, 0, 0, 0]);
    });
  });
  it('reads into a copy of its own', (winmm) => {
    winmm.memory.lend(Uint8Array.of(5), (address) => {
      const read = winmm.memory.readBytes(address, 1);
      winmm.memory.writeBytes(address, Uint8Array.of(6));
      assert.equal(read[0], 5);
    });
  });
  it('reads UTF-16 text up to its terminating zero', (winmm) => {
    for (const text of ['', 'msadp32.acm', 'größer 😀', 'x'.repeat(70000)]) {
      winmm.memory.lend(wide(`${text}\0not read`), (address) => assert.equal(winmm.memory.readString(address), text));
    }
  });
  it('holds a mebibyte', (winmm) => {
    const bytes = new Uint8Array(1 << 20).map((_, index) => index % 251);
    winmm.memory.lend(bytes, (address) => assert.deepEqual(winmm.memory.readBytes(address, bytes.length), bytes));
  });
  it('refuses address zero, lengths that are none, and what is not bytes', (winmm) => {
    const refused = { name: 'DriverError', code: 'invalid_argument' };
    const { memory } = winmm;
    for (const address of [0, 0n, 1.5, '1', null, undefined] as never[]) {
      assert.throws(() => memory.readBytes(address, 1), refused);
      assert.throws(() => memory.writeBytes(address, new Uint8Array(1)), refused);
      assert.throws(() => memory.readString(address), refused);
    }
    memory.lend(new Uint8Array(8), (address) => {
      for (const length of [-1, 1.5, NaN, '1', undefined] as never[]) assert.throws(() => memory.readBytes(address, length), refused);
      for (const bytes of [[1], 'x', null, new ArrayBuffer(1)] as never[]) {
        assert.throws(() => memory.writeBytes(address, bytes), refused);
        assert.throws(() => memory.lend(bytes, () => {}), refused);
      }
    });
  });
});

describe('DRVCONFIGINFO', () => {
  it('is byte-packed, and a driver takes it with DRV_INSTALL', (winmm) => {
    const { pointerSize, memory } = winmm;
    const { size, offsets } = DRVCONFIGINFO_LAYOUT[pointerSize];
    assert.equal(size, pointerSize === 8 ? 20 : 12);
    const info = new DataView(new ArrayBuffer(size));
    const setPointer = (offset: number, address: LParam): void => {
      if (pointerSize === 8) info.setBigInt64(offset, BigInt(address), true);
      else info.setInt32(offset, Number(address), true);
    };
    withDriver(winmm, 'msadp32.acm', (hdrvr) => {
      memory.lend(wide('drivers32'), (section) => {
        memory.lend(wide('msacm.msadpcm'), (alias) => {
          info.setUint32(offsets.dwDCISize, size, true);
          setPointer(offsets.lpszDCISectionName, section);
          setPointer(offsets.lpszDCIAliasName, alias);
          memory.lend(new Uint8Array(info.buffer), (address) => {
            assert.equal(winmm.sendDriverMessage(hdrvr, DRV_INSTALL, 0, address), 2);
          });
        });
      });
    });
  });
});
