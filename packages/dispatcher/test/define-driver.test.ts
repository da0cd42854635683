import { describe, expect, it } from 'vitest';
import { createDriverManager, createDriverProc, defineDriver, openDriver } from '@driverproc/dispatcher';
import type { HDRVR } from '@driverproc/binding';
import { defineMessage } from '@driverproc/messages';

const messages = {
  GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }),
  GAIN_GET: defineMessage({ id: 0x4002, result: 'LONG' }),
};

const createGain = () =>
  defineDriver({
    messages,
    open: ({ configuration, data }) => (configuration === 'broken' ? null : { channel: configuration ?? 'both', decibels: Number(data) }),
  }).handle({
    GAIN_SET({ state, decibels }) {
      state.decibels = decibels;
      return decibels <= 12;
    },
    GAIN_GET: ({ state }) => state.decibels,
  });

describe('a defined driver', () => {
  it('keeps a state for each instance, made by `open`', () => {
    const manager = createDriverManager({ drivers: { 'gain.drv': createGain() } });
    const a = openDriver(manager, 'gain.drv', { messages, data: 3 });
    const b = openDriver(manager, 'gain.drv', { messages });
    a.send('GAIN_SET', { decibels: 6 });
    expect([a.send('GAIN_GET'), b.send('GAIN_GET')]).toEqual([6, 0]);
    a.close();
    const c = openDriver(manager, 'gain.drv', { messages, data: 9 });
    expect([b.send('GAIN_GET'), c.send('GAIN_GET')]).toEqual([0, 9]);
  });

  it('gives `open` the text, lParam2 and the handle', () => {
    const seen: unknown[] = [];
    const driver = defineDriver({ open: (event) => (seen.push(event), {}) }).handle({});
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    const first = manager.openDriver('a.drv left', null, 7);
    const second = manager.openDriver('a.drv', null, 0);
    expect(seen).toEqual([
      { hdrvr: first, configuration: 'left', data: 7 },
      { hdrvr: second, configuration: null, data: 0 },
    ]);
  });

  it('refuses an open with null, and only with null', () => {
    const manager = createDriverManager({ drivers: { 'gain.drv': createGain() } });
    expect(manager.openDriver('gain.drv broken', null, 0)).toBeNull();
    for (const state of [0, '', false, undefined]) {
      const driver = defineDriver({ open: () => state }).handle({});
      expect(createDriverManager({ drivers: { 'a.drv': driver } }).openDriver('a.drv', null, 0)).not.toBeNull();
    }
  });

  it('succeeds at DRV_LOAD and DRV_CLOSE without a handler, and leaves all else to DefDriverProc', () => {
    const manager = createDriverManager({ drivers: { 'a.drv': defineDriver({ open: () => ({}) }).handle({}) } });
    const hdrvr = manager.openDriver('a.drv', null, 0)!;
    const answers = [1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 15, 0x4000].map((msg) => manager.sendDriverMessage(hdrvr, msg, 0, 0));
    expect(answers).toEqual([1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0]);
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
  });

  it('asks the DefDriverProc of the host it runs in', () => {
    const driver = defineDriver({ open: () => ({}) }).handle({});
    const ask = (profile: 'win32' | 'win31') => {
      const manager = createDriverManager({ drivers: { 'a.drv': driver }, profile });
      return manager.sendDriverMessage(manager.openDriver('a.drv', null, 0)!, 10, 0, 0);
    };
    expect([ask('win32'), ask('win31')]).toEqual([1, 0]);
  });

  it('answers what DefDriverProc does to a message about an instance that is not open', () => {
    const manager = createDriverManager({ drivers: {} });
    const driverProc = createDriverProc(createGain(), manager);
    expect(driverProc(5, 0, 0x4001, 6, 0)).toBe(0);
    expect(driverProc(2n ** 60n, 0, 10, 0, 0)).toBe(1);
  });

  it('gives messages about the module neither state nor handle, and the others both', () => {
    const seen: { [name: string]: string[] } = {};
    const note = (name: string) => (event: object) => {
      seen[name] = Object.keys(event).sort();
      return undefined as never;
    };
    const driver = defineDriver({ open: () => ({}) }).handle({
      DRV_LOAD: (event) => (note('LOAD')(event), true),
      DRV_ENABLE: note('ENABLE'),
      DRV_CLOSE: (event) => (note('CLOSE')(event), true),
      DRV_DISABLE: note('DISABLE'),
      DRV_FREE: note('FREE'),
      DRV_EXITSESSION: note('EXITSESSION'),
      DRV_EXITAPPLICATION: note('EXITAPPLICATION'),
    });
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    manager.openDriver('a.drv', null, 0);
    manager.exitApplication('DRVEA_NORMALEXIT');
    manager.endSession();
    expect(seen).toEqual({
      LOAD: [],
      ENABLE: [],
      CLOSE: ['hdrvr', 'lParam1', 'lParam2', 'state'],
      DISABLE: [],
      FREE: [],
      EXITSESSION: ['hdrvr', 'state'],
      EXITAPPLICATION: ['exit', 'hdrvr', 'state'],
    });
  });

  it('forgets the state when the instance is closed', () => {
    const states: object[] = [];
    const driver = defineDriver({ open: () => ({}) }).handle({ DRV_EXITSESSION: ({ state }) => void states.push(state) });
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    const first = manager.openDriver('a.drv', null, 0)!;
    manager.openDriver('a.drv', null, 0);
    manager.closeDriver(first, 0, 0);
    manager.openDriver('a.drv', null, 0);
    manager.endSession();
    expect(states).toHaveLength(2);
    expect(states[0]).not.toBe(states[1]);
  });

  it('lets go of the state when its DRV_CLOSE throws: the next instance has the identifier', () => {
    const driver = defineDriver({ open: () => ({}) }).handle({
      DRV_CLOSE() {
        throw new Error('out of tape');
      },
    });
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    for (let time = 0; time < 3; time += 1) {
      const hdrvr = manager.openDriver('a.drv', null, 0)!;
      expect(manager.instances()).toMatchObject([{ hdrvr, driverId: 1 }]);
      expect(() => manager.closeDriver(hdrvr, 0, 0)).toThrow('out of tape');
    }
  });

  it('keeps the state where the host lets it refuse DRV_CLOSE', () => {
    let closes = 0;
    const driver = defineDriver({ messages, open: () => ({ decibels: 4 }) }).handle({
      DRV_CLOSE: () => ++closes > 1,
      GAIN_SET: () => true,
      GAIN_GET: ({ state }) => state.decibels,
    });
    const instance = openDriver(createDriverManager({ drivers: { 'a.drv': driver } }), 'a.drv', { messages });
    expect(() => instance.close()).toThrow('[close_refused] "a.drv" refused to close');
    expect(instance.send('GAIN_GET')).toBe(4);
    instance.close();
  });

  it('shares nothing between two managers, nor between two lives of its module', () => {
    const gain = createGain();
    const one = createDriverManager({ drivers: { 'gain.drv': gain } });
    const two = createDriverManager({ drivers: { 'gain.drv': gain } });
    const a = openDriver(one, 'gain.drv', { messages, data: 1 });
    const b = openDriver(two, 'gain.drv', { messages, data: 2 });
    a.send('GAIN_SET', { decibels: 10 });
    expect([a.send('GAIN_GET'), b.send('GAIN_GET')]).toEqual([10, 2]);
    a.close();
    expect(b.send('GAIN_GET')).toBe(2);
    expect(openDriver(one, 'gain.drv', { messages, data: 3 }).send('GAIN_GET')).toBe(3);
  });
});

describe('what defineDriver refuses', () => {
  const invalid = expect.objectContaining({ name: 'DriverError', code: 'invalid_argument' });
  const shapeWith = (message: unknown) => () => defineDriver({ messages: { MINE: message } as never, open: () => ({}) });
  const good = { id: 0x4001, sentBy: 'application', scope: 'instance', result: 'success' };

  it.each([-1, 2 ** 32, 1.5, Number.NaN, '16385', undefined, 5n])('a message number out of range: %s', (id) => {
    expect(shapeWith({ ...good, id })).toThrow(invalid);
  });

  it.each([0, 1, 3, 0xb, 0xf, 0x10, 0x7ff, 0x80b])("a standard message's number, or one kept for them: %s", (id) => {
    expect(shapeWith({ ...good, id })).toThrow('[invalid_argument] MINE: ');
  });

  it.each([0x800, 0x3fff, 0x4000, 0xffffffff])('takes %s', (id) => {
    expect(shapeWith({ ...good, id })).not.toThrow();
  });

  it('one number for two messages', () => {
    const twice = { FIRST: good, SECOND: good } as never;
    expect(() => defineDriver({ messages: twice, open: () => ({}) })).toThrow(
      '[invalid_argument] SECOND: 0x4001 is the number of FIRST already',
    );
  });

  it('a standard name for a message of its own', () => {
    expect(() => defineDriver({ messages: { DRV_POWER: good } as never, open: () => ({}) })).toThrow(
      '[invalid_argument] DRV_POWER: a standard message is not defined again',
    );
  });

  it.each([
    ['an unknown type', { lParam1: { volume: 'SHORT' } }],
    ['an inherited name as type', { lParam2: { volume: 'toString' } }],
    ['two values in one lParam', { lParam1: { left: 'LONG', right: 'LONG' } }],
    ['one name for both lParams', { lParam1: { volume: 'LONG' }, lParam2: { volume: 'LONG' } }],
    ['a value called state', { lParam1: { state: 'LONG' } }],
    ['a value called hdrvr', { lParam2: { hdrvr: 'LPARAM' } }],
    ['an unknown kind of answer', { result: 'VARIANT' }],
    ['no kind of answer', { result: undefined }],
    ['an unknown sender', { sentBy: 'nobody' }],
    ['an unknown scope', { scope: 'galaxy' }],
  ])('%s', (_what, wrong) => {
    expect(shapeWith({ ...good, ...wrong })).toThrow(invalid);
    expect(shapeWith({ ...good, ...wrong })).toThrow('MINE');
  });

  it.each([null, undefined, 5, 'MINE'])('a message that is none: %s', (message) => {
    expect(shapeWith(message)).toThrow(invalid);
  });

  it.each([undefined, null, 5, {}, { open: 5 }, { open: () => ({}), messages: null }])('a shape that is none: %j', (shape) => {
    expect(() => defineDriver(shape as never)).toThrow(invalid);
  });

  it.each<[string, { readonly [name: string]: unknown }, string]>([
    ['no handler of an own message', {}, 'MINE has no handler'],
    ['DRV_OPEN', { MINE: () => true, DRV_OPEN: () => 1 }, 'DRV_OPEN is handled by `open`'],
    ['an unknown message', { MINE: () => true, DRV_POWR: () => true }, 'there is no message DRV_POWR to handle'],
    ['an inherited name', { MINE: () => true, toString: () => true }, 'there is no message toString to handle'],
    ['what is no function', { MINE: true }, 'the handler of MINE is not a function'],
  ])('handlers with %s', (_what, handlers, text) => {
    const shape = defineDriver({ messages: { MINE: good } as never, open: () => ({}) });
    expect(() => shape.handle(handlers as never)).toThrow(`[invalid_argument] ${text}`);
  });

  it.each([undefined, null, 5])('handlers that are none: %s', (handlers) => {
    expect(() => defineDriver({ open: () => ({}) }).handle(handlers as never)).toThrow(invalid);
  });
});

describe('createDriverProc', () => {
  it('gives a raw DriverProc back as it is', () => {
    const raw = () => 1;
    expect(createDriverProc(raw, createDriverManager({ drivers: {} }))).toBe(raw);
  });

  it('makes a DriverProc that can be called by hand', () => {
    const host = createDriverManager({ drivers: {} });
    const driverProc = createDriverProc(createGain(), host);
    const hdrvr = 0x10 as HDRVR;
    const id = driverProc(0, hdrvr, 3, 0, 4);
    expect([id, driverProc(id, hdrvr, 0x4002, 0, 0), driverProc(id, hdrvr, 4, 0, 0)]).toEqual([1, 4, 1]);
  });
});
