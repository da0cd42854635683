import { isDriverError, readStructure, withStructure, writeStructure } from '@driverproc/binding';
import type { LParam, Memory } from '@driverproc/binding';
import { ICOPEN_LAYOUT } from '@driverproc/messages/icm';
import { JOYINFO_LAYOUT } from '@driverproc/messages/joystick';
import { MIDIHDR_LAYOUT, MIDIOPENDESC_LAYOUT, MIDIOUTCAPSW_LAYOUT } from '@driverproc/messages/midi';
import { MIXERCONTROLDETAILS_LAYOUT, MIXERLINEW_LAYOUT } from '@driverproc/messages/mixer';
import { MMTIME_LAYOUT, WAVEHDR_LAYOUT } from '@driverproc/messages/wave';
import { describe, expect, expectTypeOf, it } from 'vitest';

/** Memory of 1 KB whose blocks begin at 8, one after another. */
function createHost(pointerSize: 4 | 8): { memory: Memory; pointerSize: 4 | 8 } {
  const bytes = new Uint8Array(1024);
  let next = 8;
  const memory: Memory = {
    readBytes: (address, byteLength) => bytes.slice(Number(address), Number(address) + byteLength),
    writeBytes: (address, written) => bytes.set(written, Number(address)),
    readString: () => '',
    lend(block, use) {
      const address = next;
      next += (block.length + 7) & ~7;
      bytes.set(block, address);
      return use(address);
    },
  };
  return { memory, pointerSize };
}

function unhex(text: string): Uint8Array {
  return Buffer.from(text.replaceAll(' ', ''), 'hex');
}

/** Without the zeros at the end. */
function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').replace(/(00)+$/, '');
}

describe('readStructure', () => {
  it('reads numbers and pointers where the headers of x64 have them', () => {
    const host = createHost(8);
    host.memory.writeBytes(8, unhex('1032547698badcfe 00100000 78000000 feffffffffffffff 03000000 ffffffff'));
    const header = readStructure(host, WAVEHDR_LAYOUT, 8);
    expect(header).toEqual({
      lpData: -0x123456789abcdf0n,
      dwBufferLength: 4096,
      dwBytesRecorded: 120,
      dwUser: -2,
      dwFlags: 3,
      dwLoops: 0xffffffff,
      lpNext: 0,
      reserved: 0,
    });
    expectTypeOf(header.lpData).toEqualTypeOf<LParam>();
    expectTypeOf(header.dwFlags).toEqualTypeOf<number>();
  });

  it('reads the same structure closer together on ia32', () => {
    const host = createHost(4);
    host.memory.writeBytes(8, unhex('0000ff80 00100000 78000000 feffffff 03000000'));
    const { lpData, dwBufferLength, dwUser, dwFlags } = readStructure(host, WAVEHDR_LAYOUT, 8);
    expect([lpData, dwBufferLength, dwUser, dwFlags]).toEqual([-0x7f010000, 4096, -2, 3]);
  });

  it('reads text of a fixed length up to its first zero, and all of it where there is none', () => {
    const host = createHost(8);
    host.memory.writeBytes(8 + 8, Buffer.from('Out\0left over', 'utf16le'));
    expect(readStructure(host, MIDIOUTCAPSW_LAYOUT, 8).szPname).toBe('Out');
    host.memory.writeBytes(8 + 8, Buffer.from('x'.repeat(32), 'utf16le'));
    expect(readStructure(host, MIDIOUTCAPSW_LAYOUT, 8).szPname).toBe('x'.repeat(32));
  });

  it('reads every member of a union, each its own way', () => {
    const host = createHost(8);
    host.memory.writeBytes(8, unhex('08000000 0a0b0c0d1900'));
    const { wType, u } = readStructure(host, MMTIME_LAYOUT, 8);
    expect([wType, u.ms, u.smpte]).toEqual([8, 0x0d0c0b0a, { hour: 10, min: 11, sec: 12, frame: 13, fps: 25, dummy: 0, pad: [0, 0] }]);
    expect(u.midi).toEqual({ songptrpos: 0x0d0c0b0a });
  });

  it('takes the members of an anonymous union as the structure has them', () => {
    const host = createHost(8);
    host.memory.writeBytes(8 + 12, unhex('0200000001000000'));
    const { hwndOwner, cMultipleItems } = readStructure(host, MIXERCONTROLDETAILS_LAYOUT, 8);
    expect([hwndOwner, cMultipleItems]).toEqual([0x1_0000_0002, 2]);
  });
});

describe('withStructure', () => {
  it('lends the fields that are given, and zeros elsewhere', () => {
    const host = createHost(8);
    const lent = withStructure(host, WAVEHDR_LAYOUT, { lpData: 0x7ff612345678, dwFlags: 2 }, (address) => hex(host.memory.readBytes(address, 48)));
    expect(lent).toBe('78563412f67f00000000000000000000000000000000000002');
  });

  it('gives back what the function gives', () => {
    expect(withStructure(createHost(4), JOYINFO_LAYOUT, {}, (address) => address)).toBe(8);
  });

  it('writes signed pointers, and structures in rows inside', () => {
    const host = createHost(4);
    const fields = { hMidi: -1, cIds: 1, rgIds: [{ dwStreamID: 0, uDeviceID: 7 }] };
    const read = withStructure(host, MIDIOPENDESC_LAYOUT, fields, (address) => readStructure(host, MIDIOPENDESC_LAYOUT, address));
    expect(read).toEqual({ hMidi: -1, dwCallback: 0, dwInstance: 0, dnDevNode: 0, cIds: 1, rgIds: [{ dwStreamID: 0, uDeviceID: 7 }] });
  });

  it('keeps the gap that ICOPEN has on x64', () => {
    const host = createHost(8);
    expect(withStructure(host, ICOPEN_LAYOUT, { dwFlags: 1, dwError: -2 }, (address) => hex(host.memory.readBytes(Number(address) + 16, 16)))).toBe(
      '0100000000000000feffffffffffffff',
    );
  });
});

describe('writeStructure', () => {
  it('changes the given fields only, of a structure inside too', () => {
    const host = createHost(8);
    withStructure(host, MIXERLINEW_LAYOUT, { cChannels: 2, szName: 'Master volume', Target: { dwType: 1, szPname: 'Card' } }, (address) => {
      writeStructure(host, MIXERLINEW_LAYOUT, address, { szName: 'Line', Target: { dwDeviceID: 3 } });
      const { cChannels, szName, Target } = readStructure(host, MIXERLINEW_LAYOUT, address);
      expect([cChannels, szName, Target.dwType, Target.dwDeviceID, Target.szPname]).toEqual([2, 'Line', 1, 3, 'Card']);
    });
  });

  it('fills text up with zeros', () => {
    const host = createHost(8);
    withStructure(host, MIDIOUTCAPSW_LAYOUT, { szPname: 'Longer name' }, (address) => {
      writeStructure(host, MIDIOUTCAPSW_LAYOUT, address, { szPname: 'Out' });
      expect(hex(host.memory.readBytes(Number(address) + 8, 64))).toBe('4f00750074');
    });
  });

  it.each([
    ['a number beyond the field', { wMid: 65536 }, 'MIDIOUTCAPSW.wMid is an integer from 0 to 65535; got 65536'],
    ['a fraction', { vDriverVersion: 1.5 }, 'MIDIOUTCAPSW.vDriverVersion is an integer from 0 to 4294967295; got 1.5'],
    ['text that leaves no room for a zero', { szPname: 'x'.repeat(32) }, `MIDIOUTCAPSW.szPname is text of at most 31 characters without NUL; got ${'x'.repeat(32)}`],
  ])('refuses %s and writes nothing', (_, fields, problem) => {
    const host = createHost(8);
    host.memory.writeBytes(8, new Uint8Array(84).fill(0x11));
    let thrown: unknown;
    try {
      writeStructure(host, MIDIOUTCAPSW_LAYOUT, 8, { dwSupport: 1, ...fields });
    } catch (error) {
      thrown = error;
    }
    expect(isDriverError(thrown) && thrown.message).toBe(`[invalid_argument] ${problem}`);
    expect(new Set(host.memory.readBytes(8, 84))).toEqual(new Set([0x11]));
  });

  it.each<[string, object, string]>([
    ['more items than the field has', { dwReserved: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 'MIDIHDR.dwReserved is a list of at most 8; got 9'],
    ['a number where a list is', { dwReserved: 7 }, 'MIDIHDR.dwReserved is a list of at most 8; got 7'],
    ['a name that every object has', { toString: 7 }, 'MIDIHDR has no field toString'],
  ])('refuses %s, and writes nothing', (_, fields, problem) => {
    const host = createHost(4);
    expect(() => writeStructure(host, MIDIHDR_LAYOUT, 8, { dwFlags: 1, ...fields })).toThrow(`[invalid_argument] ${problem}`);
    expect(hex(host.memory.readBytes(0, 200))).toBe('');
  });

  it('refuses what is no structure where one is inside', () => {
    const host = createHost(4);
    const write = (u: unknown): void => writeStructure(host, MMTIME_LAYOUT, 8, { wType: 1, u } as object);
    expect(() => write(null)).toThrow('[invalid_argument] MMTIME.u is an object with its fields; got null');
    expect(() => write(7)).toThrow('[invalid_argument] MMTIME.u is an object with its fields; got 7');
    expect(hex(host.memory.readBytes(0, 200))).toBe('');
  });

  it('types the fields', () => {
    const host = createHost(8);
    // @ts-expect-error expects a number for dwFlags
    expect(() => writeStructure(host, WAVEHDR_LAYOUT, 8, { dwFlags: '2' })).toThrow('WAVEHDR.dwFlags is an integer');
    // @ts-expect-error expects a field of WAVEHDR
    expect(() => writeStructure(host, WAVEHDR_LAYOUT, 8, { dwFlag: 2 })).toThrow('[invalid_argument] WAVEHDR has no field dwFlag');
  });
});
