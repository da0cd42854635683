import { describe, expect, it } from 'vitest';
import { createDriverManager } from '@driverproc/dispatcher';
import { DriverError, isDriverError } from '@driverproc/binding';
import { createRecordingHost } from './recording-host.ts';
import type { RecordedCall, RecordingHost } from './recording-host.ts';

const profiles = ['win32', 'wine', 'win31'] as const;
const cause = new Error('out of tape');
const fail = (): never => {
  throw cause;
};

/** Throws the first time only, so that the next attempt shows what state was left. */
const failOnce = ({ nth, msg }: RecordedCall): number => {
  if (nth === 1) fail();
  return msg === 3 ? 100 + nth : 1;
};

function caught(act: () => unknown): DriverError {
  try {
    act();
  } catch (error) {
    if (isDriverError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Nothing is open, the module is not loaded, and the next open sends all of the first messages and works. */
function expectCleanSlate({ manager, isLoaded, open, transcript }: RecordingHost): void {
  expect(manager.instances()).toEqual([]);
  expect(isLoaded('a.drv')).toBe(false);
  transcript();
  const hdrvr = open('a.drv');
  expect(transcript().map((line) => line.split(' ')[1])).toEqual(expect.arrayContaining(['LOAD', 'ENABLE', 'OPEN']));
  expect(manager.instances()).toHaveLength(1);
  manager.closeDriver(hdrvr, 0, 0);
  expect(manager.instances()).toEqual([]);
  expect(isLoaded('a.drv')).toBe(false);
}

describe.each(profiles)('a driver that throws, in profile %s', (profile) => {
  it('says what threw, in which message, and keeps the cause', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': { 0x4001: fail } }, { profile });
    const error = caught(() => manager.sendDriverMessage(open('a.drv'), 0x4001, 0, 0));
    expect(error).toMatchObject({ code: 'handler_threw', driver: 'a.drv', driverMessage: 'DRV_USER+1', cause });
    expect(error.message).toBe('[handler_threw] "a.drv" threw while handling DRV_USER+1: out of tape');
  });

  it.each(['LOAD', 'ENABLE', 'OPEN'])('in DRV_%s: OpenDriver throws, and nothing is open', (message) => {
    const host = createRecordingHost({ 'a.drv': { [message]: failOnce } }, { profile });
    const error = caught(() => host.manager.openDriver('a.drv', null, 0));
    expect(error).toMatchObject({ code: 'handler_threw', driverMessage: `DRV_${message}`, cause });
    expectCleanSlate(host);
  });

  it.each(['LOAD', 'ENABLE', 'OPEN'])('in DRV_%s with lParam2 ≠ 0: the same', (message) => {
    const host = createRecordingHost({ 'a.drv': { [message]: failOnce } }, { profile });
    expect(caught(() => host.manager.openDriver('a.drv', null, 7))).toMatchObject({ code: 'handler_threw', cause });
    expectCleanSlate(host);
  });

  it.each(['CLOSE', 'DISABLE', 'FREE'])('in DRV_%s: CloseDriver throws when the close is complete', (message) => {
    const host = createRecordingHost({ 'a.drv': { [message]: failOnce } }, { profile });
    const hdrvr = host.open('a.drv');
    host.transcript();
    const error = caught(() => host.manager.closeDriver(hdrvr, 0, 0));
    expect(error).toMatchObject({ code: 'handler_threw', driverMessage: `DRV_${message}`, cause });
    expect(host.transcript().map((line) => line.split(' ')[1])).toEqual(['CLOSE', 'DISABLE', 'FREE']);
    expect(host.manager.closeDriver(hdrvr, 0, 0)).toBe(0);
    expectCleanSlate(host);
  });

  it.each(['CLOSE', 'DISABLE', 'FREE'])('in DRV_%s: closeAll closes all others first', (message) => {
    const host = createRecordingHost({ 'a.drv': { [message]: failOnce }, 'b.drv': {} }, { profile });
    host.open('a.drv');
    host.open('b.drv');
    expect(caught(() => host.manager.closeAll())).toMatchObject({ code: 'handler_threw', cause });
    expect(host.isLoaded('b.drv')).toBe(false);
    expectCleanSlate(host);
  });

  it('in DRV_OPEN of a further instance: the others are untouched', () => {
    const failSecond = ({ nth }: RecordedCall): number => (nth === 2 ? fail() : nth);
    const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': { OPEN: failSecond } }, { profile });
    const hdrvr = open('a.drv');
    transcript();
    caught(() => manager.openDriver('a.drv', null, 0));
    expect(transcript()).toHaveLength(1);
    expect(manager.instances()).toMatchObject([{ hdrvr, driverId: 1 }]);
    manager.closeDriver(hdrvr, 0, 0);
    expect(isLoaded('a.drv')).toBe(false);
  });

  it('in DRV_EXITSESSION: it is reported, and the session ends', () => {
    const host = createRecordingHost({ 'a.drv': { EXITSESSION: failOnce } }, { profile });
    host.open('a.drv');
    host.open('a.drv');
    const { told, failures } = host.manager.endSession();
    expect([told, failures.map(({ driverMessage }) => driverMessage)]).toEqual([2, ['DRV_EXITSESSION']]);
    expectCleanSlate(host);
  });

  it('in a message of its own: nothing else changes', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': { 0x4001: failOnce } }, { profile });
    const hdrvr = open('a.drv');
    const before = manager.instances();
    caught(() => manager.sendDriverMessage(hdrvr, 0x4001, 0, 0));
    expect(manager.instances()).toEqual(before);
    expect(manager.sendDriverMessage(hdrvr, 0x4001, 0, 0)).toBe(1);
  });
});

describe('what is thrown', () => {
  it.each([['a string', 'stop'], ['undefined', undefined], ['null', null], ['an object', {}], ['what has no text', Object.create(null)]])('may be anything: %s', (_what, value) => {
    const throwIt = (): never => {
      throw value;
    };
    const { manager, open } = createRecordingHost({ 'a.drv': { 0x4001: throwIt } }, { profile: 'wine' });
    const error = caught(() => manager.sendDriverMessage(open('a.drv'), 0x4001, 0, 0));
    expect(error.code).toBe('handler_threw');
    expect(error.cause).toBe(value);
  });

  it('passes through a driver that calls another one, and each says its part', () => {
    const host = createRecordingHost(
      { 'a.drv': { 0x4001: () => host.manager.sendDriverMessage(b, 0x4002, 0, 0) }, 'b.drv': { 0x4002: fail } },
      { profile: 'wine' },
    );
    const a = host.open('a.drv');
    const b = host.open('b.drv');
    const outer = caught(() => host.manager.sendDriverMessage(a, 0x4001, 0, 0));
    expect(outer).toMatchObject({ driver: 'a.drv', driverMessage: 'DRV_USER+1' });
    expect(outer.cause).toMatchObject({ code: 'handler_threw', driver: 'b.drv', driverMessage: 'DRV_USER+2', cause });
  });

  it('more than once in one call: the first, and all of them as its cause', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': { CLOSE: fail, DISABLE: fail, FREE: fail } }, { profile: 'wine' });
    const error = caught(() => manager.closeDriver(open('a.drv'), 0, 0));
    expect(error.message).toBe('[handler_threw] "a.drv" threw while handling DRV_CLOSE: out of tape (and 2 more)');
    expect((error.cause as AggregateError).errors.map(({ driverMessage }) => driverMessage)).toEqual([
      'DRV_CLOSE',
      'DRV_DISABLE',
      'DRV_FREE',
    ]);
  });
});

describe('what a host hands in and throws', () => {
  it('a driver that cannot be connected leaves nothing loaded', () => {
    const broken = { connect: fail };
    const manager = createDriverManager({ drivers: { 'a.drv': broken } });
    expect(() => manager.openDriver('a.drv', null, 0)).toThrow(cause);
    expect(manager.modules.getModuleHandle('a.drv')).toBeNull();
  });

  it('a memory that has no room for the text leaves nothing open, and nothing is sent', () => {
    const memory = { ...createDriverManager({ drivers: {} }).memory, lend: fail };
    const host = createRecordingHost({ 'a.drv': {} }, { profile: 'win32', memory });
    expect(() => host.manager.openDriver('a.drv left', null, 0)).toThrow(cause);
    expect(host.transcript()).toEqual([]);
    expectCleanSlate(host);
  });
});
