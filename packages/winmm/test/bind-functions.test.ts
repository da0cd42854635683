import type { HDRVR, LParam, Memory } from '@driverproc/binding';

import { describe, expect, it } from 'vitest';
import { bindFunctions } from '../src/bind-functions.js';

const memory: Memory = {
  readBytes: () => new Uint8Array(),
  writeBytes: () => {},
  readString: () => '',
  lend: (_bytes, use) => use(8),
};

/** A binding over functions that record their calls and answer with `answer`. */
function bind(answer: number | bigint, pointerSize: 4 | 8 = 8): { winmm: ReturnType<typeof bindFunctions>; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const record =
    <A>(name: string, answer: A) =>
    (...args: unknown[]): A => {
      calls.push([name, ...args]);
      return answer;
    };
  const functions = {
    OpenDriver: record('OpenDriver', answer),
    CloseDriver: record('CloseDriver', answer),
    SendDriverMessage: record('SendDriverMessage', answer),
    GetDriverModuleHandle: record('GetDriverModuleHandle', answer),
    DefDriverProc: record('DefDriverProc', answer),
    DriverCallback: record('DriverCallback', Number(answer)),
  };
  return { winmm: bindFunctions(functions, memory, pointerSize), calls };
}

const handle = (value: number | bigint): HDRVR => value as HDRVR;

describe('an answer', () => {
  it.each<[answer: number | bigint, form: LParam]>([
    [0, 0],
    [-1, -1],
    [2 ** 53 - 1, 9007199254740991],
    [2 ** 53, 9007199254740992n],
    [-(2 ** 53), -9007199254740992n],
    [9007199254740993n, 9007199254740993n],
    [-9223372036854775808n, -9223372036854775808n],
  ])('that koffi gives as %s is %s: a number only where it is a safe integer', (answer, form) => {
    const { winmm } = bind(answer);
    expect(winmm.sendDriverMessage(handle(1), 0x4000, 0, 0)).toBe(form);
    expect(winmm.closeDriver(handle(1), 0, 0)).toBe(form);
    expect(winmm.defDriverProc(0, handle(1), 1, 0, 0)).toBe(form);
  });

  it('of zero is null where it stands for a handle', () => {
    const { winmm } = bind(0);
    expect(winmm.openDriver('nope.drv', null, 0)).toBeNull();
    expect(winmm.getDriverModuleHandle(handle(1))).toBeNull();
  });

  it('of DriverCallback is a boolean', () => {
    expect(bind(0).winmm.driverCallback(1, 3, handle(1), 0, 0, 0, 0)).toBe(false);
    expect(bind(1).winmm.driverCallback(1, 3, handle(1), 0, 0, 0, 0)).toBe(true);
  });
});

describe('an argument', () => {
  it('crosses as it is when it fits', () => {
    const { winmm, calls } = bind(1);
    winmm.openDriver('gain.drv left', 'drivers32', -5);
    winmm.sendDriverMessage(handle(0x7ff6_1234_5678), 0xffff_ffff, 2 ** 53 - 1, -(2n ** 63n));
    winmm.closeDriver(handle(2), 1, 2);
    winmm.defDriverProc(-1, 0, 2, 3, 4);
    winmm.driverCallback(0x7ff6_0000_0000, 3, handle(2), 0x3bd, 5, 6, 7);
    expect(calls).toEqual([
      ['OpenDriver', 'gain.drv left', 'drivers32', -5],
      ['SendDriverMessage', 0x7ff6_1234_5678, 0xffff_ffff, 9007199254740991, -9223372036854775808n],
      ['CloseDriver', 2, 1, 2],
      ['DefDriverProc', -1, 0, 2, 3, 4],
      ['DriverCallback', 0x7ff6_0000_0000, 3, 2, 0x3bd, 5, 6, 7],
    ]);
  });

  it('in its unsigned spelling crosses as the same bits, signed', () => {
    const wide = bind(1);
    wide.winmm.sendDriverMessage(handle(1), 0x4000, 0xffff_ffff_ffff_fff0n, 0x8000_0000_0000_0000n);
    expect(wide.calls).toEqual([['SendDriverMessage', 1, 0x4000, -16, -9223372036854775808n]]);
    const narrow = bind(1, 4);
    narrow.winmm.sendDriverMessage(handle(1), 0x4000, 0xffff_fff0, 0x8000_0000n);
    expect(narrow.calls).toEqual([['SendDriverMessage', 1, 0x4000, -16, -2147483648]]);
  });

  it('that cannot be sent is refused, and nothing is called', () => {
    const { winmm, calls } = bind(1);
    const refusals: (() => unknown)[] = [
      () => winmm.openDriver('gain\0.drv', null, 0),
      () => winmm.openDriver(5 as never, null, 0),
      () => winmm.openDriver('gain.drv', undefined as never, 0),
      () => winmm.openDriver('gain.drv', 'drivers\x0032', 0),
      () => winmm.openDriver('gain.drv', null, 1.5),
      () => winmm.sendDriverMessage(handle(1), 1.7, 0, 0),
      () => winmm.sendDriverMessage(handle(1), 2 ** 32 + 11, 0, 0),
      () => winmm.sendDriverMessage(handle(1), 11n as never, 0, 0),
      () => winmm.sendDriverMessage(handle(1), 11, 2 ** 53, 0),
      () => winmm.sendDriverMessage(handle(1), 11, 0, 2n ** 64n),
      () => winmm.sendDriverMessage('1' as never, 11, 0, 0),
      () => winmm.closeDriver(null as never, 0, 0),
      () => winmm.closeDriver(handle(1), '0' as never, 0),
      () => winmm.getDriverModuleHandle(undefined as never),
      () => winmm.drvGetModuleHandle({} as never),
      () => winmm.defDriverProc(null as never, handle(1), 1, 0, 0),
      () => winmm.driverCallback(null as never, 3, handle(1), 1, 0, 0, 0),
      () => winmm.driverCallback(1, 2 ** 32, handle(1), 1, 0, 0, 0),
      () => winmm.driverCallback(1, 3, handle(1), 1, 0, 0, 0.5),
    ];
    for (const refuse of refusals) expect(refuse).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
    expect(calls).toEqual([]);
  });
});

describe('a handle on a host of 32-bit pointers', () => {
  it('that is wider crosses as zero, not cut down to one that exists', () => {
    const { winmm, calls } = bind(0, 4);
    winmm.sendDriverMessage(handle(2 ** 32 + 8), 0x4000, 0, 0);
    winmm.getDriverModuleHandle(handle(2 ** 32 + 8));
    expect(calls).toEqual([
      ['SendDriverMessage', 0, 0x4000, 0, 0],
      ['GetDriverModuleHandle', 0],
    ]);
  });
});

describe('drvGetModuleHandle', () => {
  it('is getDriverModuleHandle under its old name', () => {
    const { winmm } = bind(1);
    expect(winmm.drvGetModuleHandle).toBe(winmm.getDriverModuleHandle);
  });
});
