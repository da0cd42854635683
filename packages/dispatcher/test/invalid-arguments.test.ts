import { describe, expect, it } from 'vitest';
import { createDriverManager, createDriverModules, defDriverProc, hostProfiles } from '@driverproc/dispatcher';
import type { DriverManager } from '@driverproc/dispatcher';
import type { HDRVR } from '@driverproc/binding';
import { createRecordingHost } from './recording-host.ts';

const notIntegers = [undefined, null, '5', true, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, {}, [], () => 1, Symbol('x')];
const notLParams = [...notIntegers, 2n ** 64n, -(2n ** 63n) - 1n];
const notMessages = [...notIntegers, -1, 2 ** 32, 5n];
const notStrings = [undefined, 5, true, {}, [], Symbol('x')];

type Call = (manager: DriverManager, hdrvr: HDRVR, value: never) => unknown;

/** Every argument that can be wrong, and with what. */
const cases: [string, Call, readonly unknown[]][] = [
  ['openDriver driverName', (manager, _, value) => manager.openDriver(value, null, 0), [...notStrings, null, 'a.drv\0', '\0']],
  ['openDriver sectionName', (manager, _, value) => manager.openDriver('a.drv', value, 0), [...notStrings, 'Drivers\x0032']],
  ['openDriver lParam2', (manager, _, value) => manager.openDriver('a.drv', null, value), notLParams],
  ['closeDriver hdrvr', (manager, _, value) => manager.closeDriver(value, 0, 0), notLParams],
  ['closeDriver lParam1', (manager, hdrvr, value) => manager.closeDriver(hdrvr, value, 0), notLParams],
  ['closeDriver lParam2', (manager, hdrvr, value) => manager.closeDriver(hdrvr, 0, value), notLParams],
  ['sendDriverMessage hdrvr', (manager, _, value) => manager.sendDriverMessage(value, 0x4000, 0, 0), notLParams],
  ['sendDriverMessage msg', (manager, hdrvr, value) => manager.sendDriverMessage(hdrvr, value, 0, 0), notMessages],
  ['sendDriverMessage lParam1', (manager, hdrvr, value) => manager.sendDriverMessage(hdrvr, 0x4000, value, 0), notLParams],
  ['sendDriverMessage lParam2', (manager, hdrvr, value) => manager.sendDriverMessage(hdrvr, 0x4000, 0, value), notLParams],
  ['getDriverModuleHandle hdrvr', (manager, _, value) => manager.getDriverModuleHandle(value), notLParams],
  ['getDriverFlags hdrvr', (manager, _, value) => manager.getDriverFlags(value), notLParams],
  ['defDriverProc msg', (manager, _, value) => manager.defDriverProc(0, 0, value, 0, 0), notMessages],
  ['exitApplication exit', (manager, _, value) => manager.exitApplication(value), [...notIntegers, 'DRVEA_OTHER']],
];

describe.each(cases)('%s', (_name, call, values) => {
  it.each(values.map((value) => [typeof value === 'object' ? JSON.stringify(value) : String(value), value]))(
    'refuses %s with invalid_argument, and nothing is sent',
    (_text, value) => {
      const { manager, open, transcript, isLoaded } = createRecordingHost({ 'a.drv': {} }, { profile: 'win32' });
      const hdrvr = open('a.drv');
      const before = manager.instances();
      transcript();
      expect(() => call(manager, hdrvr, value as never)).toThrow(expect.objectContaining({ name: 'DriverError', code: 'invalid_argument' }));
      expect(transcript()).toEqual([]);
      expect(manager.instances()).toEqual(before);
      manager.closeDriver(hdrvr, 0, 0);
      expect(isLoaded('a.drv')).toBe(false);
    },
  );
});

it('checks the arguments of a call to a closed handle too', () => {
  const { manager, open } = createRecordingHost({ 'a.drv': {} }, { profile: 'win32' });
  const hdrvr = open('a.drv');
  manager.closeDriver(hdrvr, 0, 0);
  expect(() => manager.sendDriverMessage(hdrvr, -1, 0, 0)).toThrow('[invalid_argument]');
  expect(() => manager.sendDriverMessage(hdrvr, 0x4000, '1' as never, 0)).toThrow('[invalid_argument]');
  expect(() => manager.closeDriver(hdrvr, 0, '1' as never)).toThrow('[invalid_argument]');
});

describe('createDriverManager', () => {
  const modules = createDriverModules({});
  const create = (options: unknown) => () => createDriverManager(options as never);
  const invalid = expect.objectContaining({ name: 'DriverError', code: 'invalid_argument' });

  it('wants either drivers or modules: not both, not neither', () => {
    expect(create({})).toThrow('[invalid_argument] a driver manager needs either drivers or modules');
    expect(create({ drivers: {}, modules })).toThrow('[invalid_argument] a driver manager needs either drivers or modules');
    expect(create({ drivers: undefined, modules })).not.toThrow();
  });

  it.each([undefined, null, 5, 'drivers'])('wants options: not %s', (options) => {
    expect(create(options)).toThrow(invalid);
  });

  it.each([0, 2, 16, '8', null, 8n])('wants a pointer size of 4 or 8: not %s', (pointerSize) => {
    expect(create({ drivers: {}, pointerSize })).toThrow('[invalid_argument] pointerSize is 4 or 8');
  });

  it.each([null, 5, 'gain.drv', []])('wants drivers by file name: not %j', (drivers) => {
    expect(create({ drivers })).toThrow(invalid);
  });

  it.each([undefined, 5, 'gain.drv', {}, { connect: 5 }])('wants drivers that are drivers: not %j', (driver) => {
    expect(create({ drivers: { 'gain.drv': driver } })).toThrow(invalid);
    expect(create({ drivers: { 'gain.drv': driver } })).toThrow('gain.drv');
  });
});

describe('defDriverProc', () => {
  it.each(notMessages.map((value) => [String(value), value]))('refuses %s as a message', (_text, value) => {
    expect(() => defDriverProc(hostProfiles.wine, value as never)).toThrow('[invalid_argument] a message number is an integer');
  });
});
