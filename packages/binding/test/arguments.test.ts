import { checkHandle, checkMessage, checkName, isDriverError, toPointerSized } from '@driverproc/binding';
import type { HDRVR, LParam } from '@driverproc/binding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** What callers without types may pass. */
const notIntegers: readonly [string, unknown][] = [
  ['a fraction', 1.7],
  ['NaN', NaN],
  ['infinity', Infinity],
  ['a numeral', '3'],
  ['true', true],
  ['null', null],
  ['undefined', undefined],
  ['an object', {}],
  ['a function', () => 3],
];

const messageOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (isDriverError(error)) return error.message;
    throw error;
  }
  return 'nothing was thrown';
};

describe('checkMessage', () => {
  it.each([0, 1, 0x0fff, 0x4000, 0xffffffff])('takes %i', (msg) => {
    expect(checkMessage(msg)).toBe(msg);
  });

  it.each<[string, unknown]>([...notIntegers, ['-1', -1], ['2^32', 2 ** 32], ['3n', 3n]])('refuses %s', (_, msg) => {
    expect(messageOf(() => checkMessage(msg as number))).toMatch(
      /^\[invalid_argument\] a message number is an integer from 0 to 4294967295; got /,
    );
  });

  it('says what it got', () => {
    const got = (msg: unknown): string => messageOf(() => checkMessage(msg as number)).split('; got ')[1]!;
    expect([1.7, '3', 3n, null, undefined, {}, () => 3].map(got)).toEqual([
      '1.7',
      '"3"',
      '3n',
      'null',
      'undefined',
      'an object',
      'a function',
    ]);
  });
});

describe('checkName', () => {
  it.each(['gain.drv', '', 'C:\\Windows\\system32\\msadp32.acm', 'wave 日本'])('takes %j', (name) => {
    expect(checkName(name, 'a driver name')).toBe(name);
  });

  it('refuses a NUL, at which the name would end for Windows', () => {
    expect(messageOf(() => checkName('gain\0.drv', 'a driver name'))).toBe(
      '[invalid_argument] a driver name has no NUL in it; got "gain\\u0000.drv"',
    );
  });

  it.each<[string, unknown]>([['a number, which would be read as an address', 65536], ['null', null], ['a String', new String('a')]])(
    'refuses %s',
    (_, name) => {
      expect(messageOf(() => checkName(name as string, 'a section name'))).toMatch(
        /^\[invalid_argument\] a section name is a string; got /,
      );
    },
  );
});

describe('toPointerSized, on a host of 64 bits', () => {
  it.each<[string, LParam, LParam]>([
    ['a safe integer stays a number', 0x7fff_0000_1000, 0x7fff_0000_1000],
    ['a small bigint becomes a number', 5n, 5],
    ['2^53 - 1 is the largest number', 2n ** 53n - 1n, 9007199254740991],
    ['2^53 is the smallest bigint', 2n ** 53n, 9007199254740992n],
    ['all bits set are -1', 0xffff_ffff_ffff_ffffn, -1],
    ['the highest bit alone is negative', 0x8000_0000_0000_0000n, -(2n ** 63n)],
    ['-2^53 is a bigint', -(2n ** 53n), -9007199254740992n],
    ['32 bits are not widened', 0xffffffff, 4294967295],
    ['minus zero is zero', -0, 0],
  ])('%s', (_, value, expected) => {
    expect(toPointerSized(value, 8, 'lParam1')).toBe(expected);
  });

  it.each<[string, unknown]>([
    ...notIntegers,
    ['2^53 as a number, which may stand for 2^53 + 1', 2 ** 53],
    ['2^64', 2n ** 64n],
    ['-2^63 - 1', -(2n ** 63n) - 1n],
  ])('refuses %s', (_, value) => {
    expect(messageOf(() => toPointerSized(value as LParam, 8, 'lParam1'))).toMatch(
      /^\[invalid_argument\] lParam1 is a safe integer or a bigint of 64 bits; got /,
    );
  });

  it('keeps the bits, and gives each 64 of them one form', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (value) => {
        const result = toPointerSized(value, 8, 'lParam1');
        expect(BigInt.asUintN(64, BigInt(result))).toBe(BigInt.asUintN(64, value));
        expect(typeof result).toBe(Number.isSafeInteger(Number(result)) ? 'number' : 'bigint');
        expect(toPointerSized(result, 8, 'lParam1')).toBe(result);
      }),
    );
  });
});

describe('toPointerSized, on a host of 32 bits', () => {
  it.each<[string, LParam, number]>([
    ['the largest positive', 0x7fffffff, 2147483647],
    ['an unsigned spelling becomes signed', 0xffffffff, -1],
    ['an unsigned spelling as a bigint too', 0x80000000n, -2147483648],
    ['the lowest', -0x80000000, -2147483648],
    ['minus zero is zero', -0, 0],
  ])('%s', (_, value, expected) => {
    expect(toPointerSized(value, 4, 'lParam1')).toBe(expected);
  });

  it.each<[string, unknown]>([...notIntegers, ['2^32', 2 ** 32], ['2^32 as a bigint', 2n ** 32n], ['-2^31 - 1', -0x80000001]])(
    'refuses %s',
    (_, value) => {
      expect(messageOf(() => toPointerSized(value as LParam, 4, 'lParam1'))).toMatch(
        /^\[invalid_argument\] lParam1 is an integer of 32 bits; got /,
      );
    },
  );

  it('keeps the bits, signed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -0x80000000, max: 0xffffffff }), fc.boolean(), (value, asBigInt) => {
        const result = toPointerSized(asBigInt ? BigInt(value) : value, 4, 'lParam1');
        expect(BigInt(result)).toBe(BigInt.asIntN(32, BigInt(value)));
        expect(typeof result).toBe('number');
      }),
    );
  });
});

describe('checkHandle', () => {
  it('takes any handle, open or not: it is for the host to answer', () => {
    expect(checkHandle(0)).toBe(0);
    expect(checkHandle(0x1234 as HDRVR)).toBe(0x1234);
    expect(checkHandle(0x1234n as HDRVR)).toBe(0x1234);
    expect(checkHandle((2n ** 60n) as HDRVR)).toBe(2n ** 60n);
  });

  it.each(notIntegers)('refuses %s', (_, value) => {
    expect(messageOf(() => checkHandle(value as HDRVR))).toMatch(/^\[invalid_argument\] a driver handle is /);
  });
});
