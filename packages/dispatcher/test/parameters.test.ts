import { describe, expect, it } from 'vitest';
import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import { DriverError } from '@driverproc/binding';
import type { DriverProc } from '@driverproc/binding';
import { defineMessage } from '@driverproc/messages';
import type { ParamTypes } from '@driverproc/messages';

type Kind = keyof ParamTypes;

function instanceOf(kind: Kind, pointerSize: 4 | 8, seen: { raw?: unknown; decoded?: unknown; calls: number }) {
  const messages = { PUT: defineMessage({ id: 0x4001, lParam1: { value: kind }, result: 'none' }) };
  const typed = defineDriver({ messages, open: () => ({}) }).handle({
    PUT: ({ value }) => {
      seen.decoded = value;
      seen.calls += 1;
    },
  });
  const raw: DriverProc = (_id, _hdrvr, msg, lParam1) => {
    if (msg === 0x4001) {
      seen.raw = lParam1;
      seen.calls += 1;
    }
    return 1;
  };
  const manager = createDriverManager({ drivers: { 'typed.drv': typed, 'raw.drv': raw }, pointerSize });
  return {
    manager,
    typed: openDriver(manager, 'typed.drv', { messages }),
    raw: openDriver(manager, 'raw.drv', { messages }),
  };
}

/** The lParam that a value is sent as; what a typed driver gets for it. */
function roundTrip(kind: Kind, value: unknown, pointerSize: 4 | 8 = 8): { raw: unknown; decoded: unknown } {
  const seen = { raw: undefined, decoded: undefined, calls: 0 };
  const { typed, raw } = instanceOf(kind, pointerSize, seen);
  typed.send('PUT', { value } as never);
  raw.send('PUT', { value } as never);
  return { raw: seen.raw, decoded: seen.decoded };
}

/** What a typed driver makes of an lParam. */
function decode(kind: Kind, lParam: number | bigint, pointerSize: 4 | 8 = 8): unknown {
  const seen = { decoded: undefined, calls: 0 };
  const { manager, typed } = instanceOf(kind, pointerSize, seen);
  manager.sendDriverMessage(typed.hdrvr, 0x4001, lParam, 0);
  return seen.decoded;
}

describe('parameters in lParams', () => {
  it.each<[Kind, unknown, unknown, unknown]>([
    ['LONG', 6, 6, 6],
    ['LONG', -1, -1, -1],
    ['LONG', -0x80000000, -0x80000000, -0x80000000],
    ['DWORD', 0xffffffff, 0xffffffff, -1],
    ['DWORD', 0x80000000, 0x80000000, -0x80000000],
    ['BOOL', true, 1, 1],
    ['BOOL', false, 0, 0],
    ['LPARAM', -5, -5, -5],
    ['LPARAM', 0x7fffffff, 0x7fffffff, 0x7fffffff],
    ['HWND', 0x10044, 0x10044, 0x10044],
    ['HDEVINFO', 0x20, 0x20, 0x20],
    ['PSP_DEVINFO_DATA', 0x30, 0x30, 0x30],
    ['DRVEA', 'DRVEA_NORMALEXIT', 1, 1],
    ['DRVEA', 'DRVEA_ABNORMALEXIT', 2, 2],
    ['DRVEA', 3, 3, 3],
    ['LPCWSTR', null, 0, 0],
    ['LPDRVCONFIGINFO', null, 0, 0],
  ])('%s %s is %s in 64 bits and %s in 32, and comes back', (kind, value, raw64, raw32) => {
    expect(roundTrip(kind, value, 8)).toEqual({ raw: raw64, decoded: value });
    expect(roundTrip(kind, value, 4)).toEqual({ raw: raw32, decoded: value });
  });

  it.each<[Kind, number | bigint, unknown]>([
    ['LPARAM', 2n ** 62n, 2n ** 62n],
    ['HWND', -(2n ** 62n), -(2n ** 62n)],
    ['LONG', 0x1_0000_0005, 5],
    ['LONG', 2n ** 63n - 1n, -1],
    ['DWORD', -1, 0xffffffff],
    ['DWORD', 2n ** 62n + 7n, 7],
    ['BOOL', 2, true],
    ['BOOL', 0x1_0000_0000, false],
    ['DRVEA', 2n ** 60n, 2n ** 60n],
  ])('a driver takes %s of the lParam %s for %s', (kind, lParam, value) => {
    expect(decode(kind, lParam)).toEqual(value);
  });

  it.each<[Kind, readonly unknown[]]>([
    ['LONG', [undefined, null, '6', 1.5, 2 ** 31, 6n, true, {}, Number.NaN]],
    ['DWORD', [undefined, null, '6', 1.5, -1, 2 ** 32, 6n, true]],
    ['BOOL', [undefined, null, 0, 1, 'true']],
    ['LPARAM', [undefined, null, '6', 1.5, 2 ** 60, 2n ** 64n, true]],
    ['HWND', [undefined, null, 'window', {}]],
    ['HDEVINFO', [undefined, null]],
    ['PSP_DEVINFO_DATA', [undefined, {}]],
    ['DRVEA', [undefined, null, 'DRVEA_OTHER', 'toString', true]],
    ['LPCWSTR', [undefined, 5, 'a\0b', {}, ['a']]],
    ['LPDRVCONFIGINFO', [undefined, 5, 'info', [], {}, { sectionName: 'a' }, { sectionName: 5, aliasName: null }, { sectionName: 'a', aliasName: 'b\0' }]],
    ['LPDRVCONFIGINFO', [{ sectionName: 1n, aliasName: null }]],
  ])('%s refuses a value that it cannot carry, and nothing is sent', (kind, values) => {
    for (const value of values) {
      const seen = { calls: 0 };
      const { raw } = instanceOf(kind, 8, seen);
      expect(() => raw.send('PUT', { value } as never)).toThrow(DriverError);
      expect(() => raw.send('PUT', { value } as never)).toThrow('[invalid_argument] value ');
      expect(seen.calls).toBe(0);
    }
  });

  it('refuses missing parameters', () => {
    const { raw } = instanceOf('LONG', 8, { calls: 0 });
    expect(() => raw.send('PUT', undefined as never)).toThrow('[invalid_argument] value is an integer');
  });

  it('carries both, and sends zero for one that the message does not have', () => {
    const seen: unknown[] = [];
    const messages = {
      BOTH: defineMessage({ id: 0x4001, lParam1: { left: 'LONG' }, lParam2: { right: 'LPCWSTR' }, result: 'none' }),
      SECOND: defineMessage({ id: 0x4002, lParam2: { right: 'LONG' }, result: 'none' }),
    };
    const driver: DriverProc = (_id, _hdrvr, msg, lParam1, lParam2) => {
      if (msg > 0x4000) seen.push([lParam1, msg === 0x4001 ? manager.memory.readString(lParam2) : lParam2]);
      return 1;
    };
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    const instance = openDriver(manager, 'a.drv', { messages });
    instance.send('BOTH', { left: 1, right: 'two' });
    instance.send('SECOND', { right: 3 });
    expect(seen).toEqual([[1, 'two'], [0, 3]]);
  });
});

describe('text', () => {
  it.each(['', 'left', 'ü €', '\u{1f600}', '\ud800', '\udc00\ud800', 'x'.repeat(5000)])('passes as UTF-16: %j', (text) => {
    expect(roundTrip('LPCWSTR', text, 8).decoded).toBe(text);
    expect(roundTrip('LPCWSTR', text, 4).decoded).toBe(text);
  });

  it('is lent for the length of the call only', () => {
    const seen = { raw: undefined, calls: 0 };
    const { manager, raw } = instanceOf('LPCWSTR', 8, seen);
    raw.send('PUT', { value: 'left' });
    expect(() => manager.memory.readString(seen.raw as never)).toThrow('[invalid_argument]');
  });
});
