import { describe, expect, it } from 'vitest';
import { createDriverCallback } from '@driverproc/dispatcher';
import type { HDRVR, LParam } from '@driverproc/binding';

const WINDOW = 0x100;
const THREAD = 0x200;
const FUNCTION = 0x300;
const EVENT = 0x500;
const hdrvr = 0x77 as HDRVR;

/** DriverCallback over one window, one thread, one function and one event; all else does not exist. */
function createTargets() {
  const told: unknown[][] = [];
  const driverCallback = createDriverCallback({
    postMessage: (hwnd, ...rest) => hwnd === WINDOW && told.push(['post', hwnd, ...rest]) > 0,
    postThreadMessage: (id, ...rest) => id === THREAD && told.push(['post to thread', id, ...rest]) > 0,
    functionAt: (target) => (target === FUNCTION ? (...args) => void told.push(['call', ...args]) : null),
    setEvent: (event) => event === EVENT && told.push(['set', event]) > 0,
  });
  return { told, call: (target: LParam, flags: number) => driverCallback(target, flags, hdrvr, 0x3bd, 11, 22, 33) };
}

describe('R31: DriverCallback', () => {
  it('type 1, window: posts the message with hdrvr as wParam and param1 as lParam; user and param2 are lost', () => {
    const { told, call } = createTargets();
    expect(call(WINDOW, 1)).toBe(true);
    expect(told).toEqual([['post', WINDOW, 0x3bd, 0x77, 22]]);
  });

  it('type 2, task or thread: the same, posted to a thread', () => {
    const { told, call } = createTargets();
    expect(call(THREAD, 2)).toBe(true);
    expect(told).toEqual([['post to thread', THREAD, 0x3bd, 0x77, 22]]);
  });

  it('type 3, function: calls it with everything, before it returns', () => {
    const { told, call } = createTargets();
    expect(call(FUNCTION, 3)).toBe(true);
    expect(told).toEqual([['call', 0x77, 0x3bd, 11, 22, 33]]);
  });

  it('type 5, event: sets it and tells nothing else', () => {
    const { told, call } = createTargets();
    expect(call(EVENT, 5)).toBe(true);
    expect(told).toEqual([['set', EVENT]]);
  });

  it.each([0, 4, 6, 7])('type %s: nothing', (type) => {
    const { told, call } = createTargets();
    for (const target of [WINDOW, THREAD, FUNCTION, EVENT]) expect(call(target, type)).toBe(false);
    expect(told).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('target 0 with type %s: nothing', (type) => {
    const { told, call } = createTargets();
    expect(call(0, type)).toBe(false);
    expect(call(0n, type)).toBe(false);
    expect(told).toEqual([]);
  });

  it.each([1, 2, 3, 5])('a target that does not exist, with type %s: false', (type) => {
    const { told, call } = createTargets();
    expect(call(0x999, type)).toBe(false);
    expect(told).toEqual([]);
  });

  it.each([
    ['DCB_NOSWITCH', 8],
    ['upper bits', 0xff00],
    ['bit 31', 0x80000000],
  ])('ignores %s', (_what, bits) => {
    const { told, call } = createTargets();
    expect(call(FUNCTION, bits + 3)).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('an unshifted CALLBACK_FUNCTION, 0x30000, is type 0', () => {
    const { told, call } = createTargets();
    expect(call(FUNCTION, 0x30000)).toBe(false);
    expect(told).toEqual([]);
  });

  it('tells nobody where the host has no such targets', () => {
    const driverCallback = createDriverCallback({});
    for (let type = 0; type < 8; type += 1) expect(driverCallback(5, type, hdrvr, 0, 0, 0, 0)).toBe(false);
  });
});
