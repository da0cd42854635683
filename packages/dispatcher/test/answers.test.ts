import { describe, expect, it } from 'vitest';
import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';
import type { ResultTypes } from '@driverproc/messages';

type Kind = keyof ResultTypes;

/** One message with this kind of answer, to a typed driver that answers `value` and to a raw one that answers `raw`. */
function ask(kind: Kind, { value, raw, pointerSize = 8 }: { value?: unknown; raw?: unknown; pointerSize?: 4 | 8 }) {
  const messages = { ASK: defineMessage({ id: 0x4001, result: kind }) };
  const typed = defineDriver({ messages, open: () => ({}) }).handle({ ASK: () => value as never });
  const manager = createDriverManager({
    drivers: { 'typed.drv': typed, 'raw.drv': (_id, _hdrvr, msg) => (msg === 0x4001 ? (raw as number) : 1) },
    pointerSize,
  });
  return {
    sent: () => manager.sendDriverMessage(openDriver(manager, 'typed.drv').hdrvr, 0x4001, 0, 0),
    received: () => openDriver(manager, 'raw.drv', { messages }).send('ASK'),
  };
}

describe('answers', () => {
  it.each<[Kind, unknown, number | bigint]>([
    ['success', true, 1],
    ['success', false, 0],
    ['drvcnf', 'DRVCNF_CANCEL', 0],
    ['drvcnf', 'DRVCNF_OK', 1],
    ['drvcnf', 'DRVCNF_RESTART', 2],
    ['LONG', -7, -7],
    ['LONG', 0x7fffffff, 0x7fffffff],
    ['LRESULT', 2n ** 60n, 2n ** 60n],
    ['LRESULT', -1, -1],
    ['driverId', 5, 5],
  ])('%s %s is %s, both ways', (kind, value, raw) => {
    expect(ask(kind, { value }).sent()).toBe(raw);
    expect(ask(kind, { raw }).received()).toBe(value);
  });

  it.each<[Kind, number | bigint, unknown]>([
    ['success', 2, true],
    ['success', -1, true],
    ['success', 2n ** 60n, true],
    ['LONG', 0x1_0000_0005, 5],
    ['LONG', 0xffffffff, -1],
    ['LONG', 2n ** 62n + 3n, 3],
  ])('%s takes the answer %s for %s', (kind, raw, value) => {
    expect(ask(kind, { raw }).received()).toBe(value);
  });

  it('none: nothing comes back, whatever the driver answers; a driver that returns nothing answers as DefDriverProc', () => {
    expect(ask('none', { raw: 5 }).received()).toBeUndefined();
    expect(ask('none', { value: undefined }).sent()).toBe(0);
  });

  it('an LRESULT of a 32-bit host is signed', () => {
    expect(ask('LRESULT', { value: 0xffffffff, pointerSize: 4 }).sent()).toBe(-1);
  });

  it.each([3, -1, 2n ** 60n])('drvcnf refuses %s, which it does not have', (raw) => {
    expect(ask('drvcnf', { raw }).received).toThrow(
      `[invalid_answer] the answer to ASK is DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART; got ${raw}`,
    );
  });

  it.each<[Kind, readonly unknown[]]>([
    ['success', [undefined, null, 1, 0, 'true']],
    ['none', [null, 0, true, 'x']],
    ['drvcnf', [undefined, null, 1, true, 'DRVCNF_YES', 'toString']],
    ['LONG', [undefined, null, 1.5, 2 ** 31, 5n, '5', true]],
    ['LRESULT', [undefined, null, 1.5, 2 ** 60, 2n ** 64n, '5', true, {}]],
    ['driverId', [undefined, null, '5']],
  ])('%s refuses what a handler may not return', (kind, values) => {
    for (const value of values) {
      const { sent } = ask(kind, { value });
      expect(sent).toThrow('[handler_threw] "typed.drv" threw while handling DRV_USER+1');
      expect(sent).toThrow(expect.objectContaining({ cause: expect.objectContaining({ name: 'DriverError' }) }));
    }
  });

  it('says which message, what was expected and what came', () => {
    expect(ask('success', { value: 'yes' }).sent).toThrow('[invalid_answer] the answer to ASK is true or false; got "yes"');
  });
});
