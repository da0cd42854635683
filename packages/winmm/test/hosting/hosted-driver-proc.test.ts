import type { Driver, DriverError, DriverHost, HDRVR, LParam, LResult } from '@driverproc/binding';
import { describe, expect, it } from 'vitest';
import { createHostedDriverProc } from '../../src/hosting/hosted-driver-proc.js';
import { abandonCall, beginCall, endCall } from '../../src/hosting/kept-failures.js';
import { beginOpen, endOpen } from '../../src/hosting/two-phase-open.js';

const memory: DriverHost['memory'] = { readBytes: () => new Uint8Array(), writeBytes: () => {}, readString: () => '', lend: (_bytes, use) => use(8) };

/** A driver hosted without winmm: `open` says which instances there are, `told` what the host was told. */
function host(driver: Driver, pointerSize: 4 | 8 = 8) {
  const told: unknown[] = [];
  const open: number[] = [];
  const errors: DriverError[] = [];
  const proc = createHostedDriverProc('gain.drv', driver, { memory, pointerSize, defDriverProc: () => 0 }, {
    called: () => {},
    opening: (hdrvr) => void told.push(['opening', hdrvr]),
    opened: (hdrvr) => void told.push(['opened', hdrvr]),
    openRefused: () => void told.push(['refused']),
    isUnused: () => open.length === 0,
    failed: (error) => void errors.push(error),
  });
  return { ...proc, told, open, errors };
}

/** What a call of ours throws that makes native code call a driver. */
function surfacedBy(call: () => unknown): DriverError {
  const mark = beginCall();
  call();
  try {
    endCall(mark);
  } catch (error) {
    return error as DriverError;
  }
  throw new Error('nothing was thrown');
}

const cause = new Error('out of tape');
const fail = (): never => {
  throw cause;
};

describe('a hosted DriverProc', () => {
  it('gets every integer in its one form', () => {
    const seen: unknown[] = [];
    const { call } = host((...args) => (seen.push(...args), 1));
    call(2 ** 53, 0x7ff6_1234_5678, 0xffff_ffff, -(2 ** 53), 9007199254740993n);
    expect(seen).toEqual([9007199254740992n, 0x7ff6_1234_5678, 0xffff_ffff, -9007199254740992n, 9007199254740993n]);
  });

  it.each<[LResult, 4 | 8, LParam]>([
    [-1, 8, -1],
    [2 ** 53, 8, 9007199254740992n],
    [(1n << 62n) + 1n, 8, 4611686018427387905n],
    [(1n << 64n) + 5n, 8, 5],
    [0x1_0000_0001, 4, 1],
  ])('that answers %s on %i bytes answers %s to native code', (answer, pointerSize, native) => {
    expect(host(() => answer, pointerSize).call(0, 8, 0x4000, 0, 0)).toBe(native);
  });

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    [true, 'boolean'],
    ['1', 'string'],
    [null, 'null'],
    [1.5, '1.5'],
    [{}, 'object'],
  ])('that answers %s answers 0, and the call that caused it throws', (answer, got) => {
    const { call } = host(() => answer as never);
    const error = surfacedBy(() => expect(call(0, 8, 0x4001, 0, 0)).toBe(0));
    expect(error.message).toBe(`[invalid_answer] "gain.drv" answered DRV_USER+1 with ${got}; expected an integer`);
  });

  it('that throws answers 0, and the call that caused it throws', () => {
    const error = surfacedBy(() => expect(host(fail).call(0, 8, 1, 0, 0)).toBe(0));
    expect(error).toMatchObject({ code: 'handler_threw', driver: 'gain.drv', driverMessage: 'DRV_LOAD', cause });
  });

  it('that throws several times in one call surfaces them together', () => {
    const { call } = host(fail);
    const error = surfacedBy(() => [4, 5, 6].forEach((msg) => call(1, 8, msg, 0, 0)));
    expect(error.message).toBe('[handler_threw] "gain.drv" threw while handling DRV_CLOSE: out of tape (and 2 more)');
  });

  it('that throws in a nested call surfaces there, not in the outer one', () => {
    const { call } = host(fail);
    const mark = beginCall();
    expect(surfacedBy(() => call(1, 8, 0x4000, 0, 0)).cause).toBe(cause);
    expect(() => endCall(mark)).not.toThrow();
  });

  it('that threw in a call that koffi then gave up surfaces nowhere else', () => {
    const { call } = host(fail);
    const mark = beginCall();
    const inner = beginCall();
    call(1, 8, 0x4000, 0, 0);
    abandonCall(inner);
    expect(() => endCall(mark)).not.toThrow();
  });

  it('that throws where no call of ours is under way tells its host', () => {
    const { call, errors } = host(fail);
    expect(call(1, 8, 0x4000, 0, 0)).toBe(0);
    expect(errors).toMatchObject([{ code: 'handler_threw', cause }]);
  });

  it('tells which instances opened, and that one was refused', () => {
    const { call, told } = host((_id, hdrvr) => (hdrvr === 8 ? 5 : 0));
    call(0, 8, 3, 0, 0);
    call(0, 16, 3, 0, 0);
    expect(told).toEqual([['opening', 8], ['opened', 8], ['opening', 16], ['refused']]);
  });

  it('takes DRV_LOAD and DRV_OPEN that come with an identifier for messages sent by hand', () => {
    const { call, told } = host(() => 0);
    call(5, 8, 1, 0, 0);
    call(5, 8, 3, 0, 0);
    expect(told).toEqual([]);
  });

  it('takes those for messages sent by hand, too, that come inside the messages of an instance that has no identifier yet', () => {
    const { call, told } = host((_id, hdrvr, msg): LResult => {
      if (hdrvr === 8 && msg === 2) [1, 3].forEach((each) => call(0, 8, each, 0, 0));
      return msg === 3 ? 0 : 1;
    });
    [1, 2, 3].forEach((msg) => call(0, 8, msg, 0, 0));
    expect(told).toEqual([['opening', 8], ['opening', 8], ['refused']]);
  });

  it('is connected anew with the first DRV_LOAD after all instances were closed, and at no other', () => {
    let connected = 0;
    const { call, open } = host({ connect: () => ((connected += 1), () => connected) });
    call(0, 8, 1, 0, 0);
    open.push(8);
    call(0, 16, 1, 0, 0);
    expect(connected).toBe(1);
    open.length = 0;
    call(0, 24, 1, 0, 0);
    expect(connected).toBe(2);
  });

  it('is not connected anew by a DRV_LOAD inside its own', () => {
    let connected = 0;
    const { call } = host({
      connect() {
        connected += 1;
        return (_id, hdrvr: HDRVR | 0) => (hdrvr === 8 ? Number(call(0, 16, 1, 0, 0)) : 1);
      },
    });
    call(0, 8, 1, 0, 0);
    expect(connected).toBe(1);
  });

  it('that cannot be connected refuses, and says why', () => {
    const error = surfacedBy(() => expect(host({ connect: fail }).call(0, 8, 1, 0, 0)).toBe(0));
    expect(error).toMatchObject({ code: 'handler_threw', driverMessage: 'DRV_LOAD', cause });
  });

  it('counts its calls that are under way, also when one throws', () => {
    const seen: number[] = [];
    const hosted = host(() => (seen.push(hosted.running()), fail()));
    hosted.call(0, 8, 0x4000, 0, 0);
    expect([...seen, hosted.running()]).toEqual([1, 0]);
  });
});

describe('a hosted driver that refuses the second phase of an open', () => {
  const opensOnce = (_id: LResult, hdrvr: HDRVR | 0): number => (hdrvr === 8 ? 5 : 0);

  it('is not known to winmm to have refused, gets no DRV_CLOSE of it, and its caller knows', () => {
    const seen: number[] = [];
    const { call, told } = host((id, hdrvr, msg) => (seen.push(msg), opensOnce(id, hdrvr)));
    const open = beginOpen(7);
    expect(call(0, 8, 3, 0, 0)).toBe(5);
    expect(call(0, 16, 3, 0, 7)).toBe(1);
    endOpen(open);
    expect(open.refused).toBe(16);
    expect(call(1, 16, 4, 0, 0)).toBe(1);
    expect(seen).toEqual([3, 3]);
    expect(told).toEqual([['opening', 8], ['opened', 8], ['opening', 16]]);
  });

  it('gets the messages of its module on that handle, if it is the last one', () => {
    const seen: number[] = [];
    const { call } = host((id, hdrvr, msg) => (seen.push(msg), opensOnce(id, hdrvr)));
    const open = beginOpen(7);
    [8, 16].forEach((hdrvr) => call(0, hdrvr, 3, 0, hdrvr === 8 ? 0 : 7));
    endOpen(open);
    [4, 5, 6].forEach((msg) => call(1, 16, msg, 0, 0));
    expect(seen).toEqual([3, 3, 5, 6]);
  });

  it.each([
    ['an open with lParam2 zero', 0, [[8, 0], [16, 0]]],
    ['the first phase', 7, [[16, 0]]],
    ['an open that has one phase', 7, [[16, 7]]],
  ])('is one in no other place: %s', (_what, lParam2, opens) => {
    const { call, told } = host(opensOnce);
    const open = beginOpen(lParam2);
    for (const [hdrvr, each] of opens) call(0, hdrvr!, 3, 0, each!);
    endOpen(open);
    expect([open.refused, told.at(-1)]).toEqual([null, ['refused']]);
  });

  it('is one no more when the open is over, nor inside another open', () => {
    const { call, told } = host(opensOnce);
    const outer = beginOpen(7);
    call(0, 8, 3, 0, 0);
    const inner = beginOpen(7);
    call(0, 16, 3, 0, 7);
    endOpen(inner);
    endOpen(outer);
    call(0, 24, 3, 0, 7);
    expect([inner.refused, outer.refused, told.filter((each) => String(each) === 'refused').length]).toEqual([null, null, 2]);
  });
});
