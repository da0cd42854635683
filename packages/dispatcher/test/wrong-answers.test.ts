import { describe, expect, it } from 'vitest';
import { createRecordingHost } from './recording-host.ts';

const notAnswers: [string, unknown][] = [
  ['a string', '1'],
  ['true', true],
  ['null', null],
  ['an object', {}],
  ['1.5', 1.5],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a promise', Promise.resolve(1)],
];

describe.each(notAnswers)('a DriverProc that answers with %s', (_what, value) => {
  it('to a message: invalid_answer, and nothing else changes', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': { 0x4001: () => value } }, { profile: 'wine' });
    const hdrvr = open('a.drv');
    expect(() => manager.sendDriverMessage(hdrvr, 0x4001, 0, 0)).toThrow(
      expect.objectContaining({ code: 'invalid_answer', driver: 'a.drv', driverMessage: 'DRV_USER+1' }),
    );
    expect(manager.instances()).toHaveLength(1);
  });

  it.each(['LOAD', 'ENABLE', 'OPEN'])('to DRV_%s: invalid_answer, and nothing is open', (message) => {
    const { manager, isLoaded } = createRecordingHost({ 'a.drv': { [message]: () => value } }, { profile: 'win32' });
    expect(() => manager.openDriver('a.drv', null, 0)).toThrow(
      expect.objectContaining({ code: 'invalid_answer', driverMessage: `DRV_${message}` }),
    );
    expect(manager.instances()).toEqual([]);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('to DRV_EXITSESSION: ignored, as any answer to it is', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': { EXITSESSION: () => value }, 'b.drv': {} }, { profile: 'wine' });
    open('a.drv');
    open('b.drv');
    expect(manager.endSession()).toEqual({ told: 2, failures: [] });
  });
});

it('says what came and what was expected', () => {
  const { manager, open } = createRecordingHost({ 'a.drv': { 0x4001: () => 'yes' } }, { profile: 'wine' });
  expect(() => manager.sendDriverMessage(open('a.drv'), 0x4001, 0, 0)).toThrow(
    '[invalid_answer] "a.drv" answered DRV_USER+1 with string; expected an integer',
  );
});

it('takes undefined for no answer: a driver that forgets to return is told so', () => {
  const { manager, open } = createRecordingHost({ 'a.drv': { 0x4001: () => undefined } }, { profile: 'wine' });
  expect(() => manager.sendDriverMessage(open('a.drv'), 0x4001, 0, 0)).toThrow('answered DRV_USER+1 with undefined');
});
