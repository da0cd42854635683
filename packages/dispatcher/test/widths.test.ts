import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';

describe('R21: widths on a 64-bit host', () => {
  const values = [0, 1, -1, 0x7fffffff, 0x80000000, 0xffffffff, 0x1_0000_0000, -0x8000_0000, 2 ** 53 - 1, -(2 ** 53) + 1];
  const wide = [2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)];

  it.each([...values, ...wide])('%s passes both ways as it is', (value) => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': { 0x4000: (call: { lParam1: unknown }) => call.lParam1 } }, { profile: 'wine' });
    const hdrvr = open('a.drv');
    transcript();
    expect(manager.sendDriverMessage(hdrvr, 0x4000, value, value)).toBe(value);
    expect(transcript()).toEqual([`a 0x4000 h1 id=101 ${value} ${value}`]);
  });

  it('gives one value one form: a number where it is a safe integer, signed', () => {
    const forms: unknown[] = [];
    const echo = { 0x4000: (call: { lParam1: unknown }) => (forms.push(call.lParam1), call.lParam1) };
    const { manager, open } = createRecordingHost({ 'a.drv': echo }, { profile: 'wine' });
    const hdrvr = open('a.drv');
    const send = (value: number | bigint): unknown => manager.sendDriverMessage(hdrvr, 0x4000, value, 0);
    expect([send(5n), send(-5n), send(0xffff_ffff_ffff_ffffn), send(-0), send(2n ** 63n)]).toEqual([5, -5, -1, 0, -(2n ** 63n)]);
    expect(forms).toEqual([5, -5, -1, 0, -(2n ** 63n)]);
  });

  it('gives answers that form too', () => {
    const answers = [5n, 0xffff_ffff_ffff_ffffn, 2n ** 64n + 3n, -0];
    const { manager, open } = createRecordingHost({ 'a.drv': { 0x4000: ({ nth }: { nth: number }) => answers[nth - 1] } }, { profile: 'wine' });
    const hdrvr = open('a.drv');
    expect(answers.map(() => manager.sendDriverMessage(hdrvr, 0x4000, 0, 0))).toEqual([5, -1, 3, 0]);
  });

  it('passes lParams of CloseDriver and lParam2 of OpenDriver', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'win32' });
    manager.closeDriver(open('a.drv', null, 2n ** 62n), -(2n ** 62n), 0xffffffff);
    expect(transcript().filter((line) => /OPEN|CLOSE/.test(line))).toEqual([
      `a OPEN h1 id=0 0 ${2n ** 62n}`,
      `a CLOSE h1 id=101 -${2n ** 62n} 4294967295`,
    ]);
  });
});

describe('widths on a 32-bit host', () => {
  const wine32 = { profile: 'wine', pointerSize: 4 } as const;

  it.each([
    [0x1_0000_0001, 1],
    [0xffff_ffff, -1],
    [0x8000_0000, -0x8000_0000],
    [2n ** 64n - 2n, -2],
    [-(2n ** 40n) + 7n, 7],
    [2 ** 60, 0],
  ])('an answer of %s is %s', (answer, expected) => {
    const { manager, open } = createRecordingHost({ 'a.drv': { 0x4000: answer } }, wine32);
    expect(manager.sendDriverMessage(open('a.drv'), 0x4000, 0, 0)).toBe(expected);
  });

  it('DRV_LOAD answering 0x100000001 answers 1, and loads', () => {
    const { manager } = createRecordingHost({ 'a.drv': { LOAD: 0x1_0000_0001 } }, wine32);
    expect(manager.openDriver('a.drv', null, 0)).not.toBeNull();
  });

  it('DRV_OPEN answering 0x100000000 answers 0, and refuses', () => {
    const { manager } = createRecordingHost({ 'a.drv': { OPEN: 0x1_0000_0000 } }, wine32);
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
  });

  it('an identifier keeps its low 32 bits', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': { OPEN: 0x7_ffff_fffe } }, wine32);
    const hdrvr = open('a.drv');
    expect(manager.instances()).toMatchObject([{ driverId: -2 }]);
    transcript();
    manager.sendDriverMessage(hdrvr, 0x4000, 0, 0);
    expect(transcript()).toEqual(['a 0x4000 h1 id=-2 0 0']);
  });

  it('an lParam is taken signed or unsigned and arrives signed', () => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine32);
    const hdrvr = open('a.drv');
    transcript();
    manager.sendDriverMessage(hdrvr, 0x4000, 0xffff_ffff, 0x8000_0000n);
    expect(transcript()).toEqual(['a 0x4000 h1 id=101 -1 -2147483648']);
  });

  it.each([2 ** 32, -(2 ** 31) - 1, 2n ** 40n])('an lParam that does not fit is refused, not cut: %s', (value) => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, wine32);
    const hdrvr = open('a.drv');
    transcript();
    expect(() => manager.sendDriverMessage(hdrvr, 0x4000, value, 0)).toThrow('[invalid_argument] lParam1 is an integer of 32 bits');
    expect(() => manager.sendDriverMessage(hdrvr, 0x4000, 0, value)).toThrow('[invalid_argument] lParam2');
    expect(() => manager.openDriver('a.drv', null, value)).toThrow('[invalid_argument] lParam2');
    expect(() => manager.closeDriver(hdrvr, value, 0)).toThrow('[invalid_argument] lParam1');
    expect(transcript()).toEqual([]);
  });
});
