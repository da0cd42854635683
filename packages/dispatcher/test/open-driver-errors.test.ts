import { describe, expect, it } from 'vitest';
import { openDriver } from '@driverproc/dispatcher';
import type { DriverInstance } from '@driverproc/dispatcher';
import { isDriverError } from '@driverproc/binding';
import { defineMessage } from '@driverproc/messages';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall, RecordingHost } from './recording-host.ts';

const messages = { PING: defineMessage({ id: 0x4000, result: 'success' }) };

describe('openDriver: open_failed', () => {
  it('for an unknown driver', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} });
    expect(() => openDriver(manager, 'nope.drv')).toThrowErrorMatchingInlineSnapshot(`[DriverError: [open_failed] OpenDriver gave no handle for "nope.drv": there is no such driver, or it refused]`);
    expect(() => openDriver(manager, 'nope', { section: 'MCI' })).toThrowErrorMatchingInlineSnapshot(`[DriverError: [open_failed] OpenDriver gave no handle for "nope" in section "MCI": there is no such driver, or it refused]`);
    expect(transcript()).toEqual([]);
  });

  it.each(['LOAD', 'OPEN'])('for a driver that refuses DRV_%s: no host says which it was', (message) => {
    const { manager } = createRecordingHost({ 'a.drv': { [message]: 0 } });
    expect(() => openDriver(manager, 'a.drv')).toThrow(
      expect.objectContaining({ code: 'open_failed', driver: 'a.drv', driverMessage: 'DRV_OPEN' }),
    );
    expect(manager.instances()).toEqual([]);
  });
});

describe('openDriver: instance_closed', () => {
  const closers: [string, (host: RecordingHost, instance: DriverInstance) => unknown][] = [
    ['close()', (_host, instance) => instance.close()],
    ['CloseDriver behind its back', ({ manager }, instance) => manager.closeDriver(instance.hdrvr, 0, 0)],
    ['the end of the session behind its back', ({ manager }) => manager.endSession()],
    ['closeAll behind its back', ({ manager }) => manager.closeAll()],
  ];

  it.each(closers)('after %s: send and close throw, disposal does not, and nothing is sent', (_what, close) => {
    for (const profile of ['win32', 'wine', 'win31'] as const) {
      const host = createRecordingHost({ 'a.drv': { 0x4000: 1 } }, { profile });
      const instance = openDriver(host.manager, 'a.drv', { messages });
      close(host, instance);
      host.transcript();
      expect(() => instance.send('PING')).toThrow(
        expect.objectContaining({ code: 'instance_closed', driver: 'a.drv', driverMessage: 'PING' }),
      );
      expect(() => instance.send('PING')).toThrow('[instance_closed] cannot send PING to "a.drv": the instance is closed');
      expect(() => instance.close()).toThrow('[instance_closed] cannot close "a.drv": the instance is closed');
      instance[Symbol.dispose]();
      expect(host.transcript()).toEqual([]);
    }
  });

  it('does not reach the instance that was opened next', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} });
    const closed = openDriver(manager, 'a.drv', { messages });
    manager.closeAll();
    openDriver(manager, 'a.drv', { messages });
    transcript();
    expect(() => closed.send('PING')).toThrow('[instance_closed]');
    expect(() => closed.close()).toThrow('[instance_closed]');
    expect(transcript()).toEqual([]);
  });
});

describe('openDriver: close_refused', () => {
  it.each(['win32', 'win31'] as const)('in profile %s, and the instance stays open', (profile) => {
    const refuseFirst = { CLOSE: ({ nth }: RecordedCall) => (nth === 1 ? 0 : 1), 0x4000: 1 };
    const { manager } = createRecordingHost({ 'a.drv': refuseFirst }, { profile });
    const instance = openDriver(manager, 'a.drv', { messages });
    expect(() => instance.close()).toThrow(
      expect.objectContaining({ code: 'close_refused', driver: 'a.drv', driverMessage: 'DRV_CLOSE' }),
    );
    expect(instance.send('PING')).toBe(true);
    instance.close();
    expect(manager.instances()).toEqual([]);
  });

  it('not in profile wine, where a driver cannot refuse', () => {
    const { manager } = createRecordingHost({ 'a.drv': { CLOSE: 0 } }, { profile: 'wine' });
    openDriver(manager, 'a.drv').close();
    expect(manager.instances()).toEqual([]);
  });
});

describe('openDriver: handler_threw', () => {
  const fail = (): never => {
    throw new Error('no');
  };

  it('from send: the instance stays open', () => {
    const { manager } = createRecordingHost({ 'a.drv': { 0x4000: ({ nth }: RecordedCall) => (nth === 1 ? fail() : 1) } });
    const instance = openDriver(manager, 'a.drv', { messages });
    expect(() => instance.send('PING')).toThrow('[handler_threw] "a.drv" threw while handling DRV_USER+0: no');
    expect(instance.send('PING')).toBe(true);
  });

  it('from close: it is closed all the same', () => {
    const { manager } = createRecordingHost({ 'a.drv': { CLOSE: fail } });
    const instance = openDriver(manager, 'a.drv', { messages });
    expect(() => instance.close()).toThrow('[handler_threw]');
    expect(manager.instances()).toEqual([]);
    expect(() => instance.close()).toThrow('[instance_closed]');
  });
});

describe('openDriver: invalid_argument, and nothing is sent', () => {
  const outcome = (act: (host: RecordingHost) => unknown): unknown => {
    const host = createRecordingHost({ 'a.drv': {} });
    let code: unknown = 'nothing thrown';
    try {
      act(host);
    } catch (error) {
      code = isDriverError(error) ? error.code : error;
    }
    return { code, transcript: host.transcript(), loaded: host.isLoaded('a.drv') };
  };
  const refused = { code: 'invalid_argument', transcript: [], loaded: false };

  it.each([undefined, null, 5, {}, 'a.drv\0'])('driver name %j', (driverName) => {
    expect(outcome(({ manager }) => openDriver(manager, driverName as never))).toEqual(refused);
    expect(outcome(({ manager }) => openDriver(manager, driverName as never, { configuration: 'left' }))).toEqual(refused);
  });

  it.each([5, true, {}, 'left\0right'])('configuration %j', (configuration) => {
    expect(outcome(({ manager }) => openDriver(manager, 'a.drv', { configuration } as never))).toEqual(refused);
  });

  it.each([5, {}, 'MCI\0'])('section %j', (section) => {
    expect(outcome(({ manager }) => openDriver(manager, 'a.drv', { section } as never))).toEqual(refused);
  });

  it.each(['7', 1.5, 2 ** 60, null, {}])('data %j', (data) => {
    expect(outcome(({ manager }) => openDriver(manager, 'a.drv', { data } as never))).toEqual(refused);
  });

  it.each([null, 5, 'left'])('options %j', (options) => {
    expect(outcome(({ manager }) => openDriver(manager, 'a.drv', options as never))).toEqual(refused);
  });

  it.each([
    null,
    { PING: { ...messages.PING, id: -1 } },
    { PING: { ...messages.PING, id: 2 ** 32 } },
    { PING: { ...messages.PING, id: 3 } },
    { PING: { ...messages.PING, lParam1: { value: 'SHORT' } } },
    { DRV_POWER: messages.PING },
  ])('messages %j', (wrong) => {
    expect(outcome(({ manager }) => openDriver(manager, 'a.drv', { messages: wrong } as never))).toEqual(refused);
  });

  it.each(['DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE', 'DRV_EXITSESSION', 'DRV_EXITAPPLICATION', 'DRV_POWER'])(
    'send %s: only the system sends it',
    (message) => {
      const { manager, transcript } = createRecordingHost({ 'a.drv': {} });
      const instance = openDriver(manager, 'a.drv');
      transcript();
      expect(() => instance.send(message as 'DRV_REMOVE')).toThrow(`[invalid_argument] ${message} is sent by the system only`);
      expect(transcript()).toEqual([]);
    },
  );

  it.each([undefined, null, 5, '', 'PONG', 'toString', {}, Symbol('PING')])('send of what is no message: %s', (message) => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} });
    const instance = openDriver(manager, 'a.drv', { messages });
    transcript();
    expect(() => instance.send(message as 'DRV_REMOVE')).toThrow('[invalid_argument] there is no message');
    expect(transcript()).toEqual([]);
  });

  it.each([null, 5, 'value', true])('send with parameters that are no object: %s', (params) => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} });
    const instance = openDriver(manager, 'a.drv', { messages });
    transcript();
    expect(() => instance.send('DRV_CONFIGURE', params as never)).toThrow(
      `[invalid_argument] the parameters of DRV_CONFIGURE are an object; got ${String(params)}`,
    );
    expect(transcript()).toEqual([]);
  });
});
