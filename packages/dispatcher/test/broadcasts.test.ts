import { describe, expect, it } from 'vitest';
import type { DriverManager } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';

const broadcasts: [string, (manager: DriverManager) => unknown, string][] = [
  ['power', (manager) => manager.power(), 'POWER 0'],
  ['exitApplication DRVEA_NORMALEXIT', (manager) => manager.exitApplication('DRVEA_NORMALEXIT'), 'EXITAPPLICATION 1'],
  ['exitApplication DRVEA_ABNORMALEXIT', (manager) => manager.exitApplication('DRVEA_ABNORMALEXIT'), 'EXITAPPLICATION 2'],
];

describe.each(broadcasts)('%s', (_name, broadcast, message) => {
  const [name, lParam1] = message.split(' ');

  it.each(['win32', 'wine', 'win31'] as const)('goes to exactly the open instances in the order of opening, in profile %s', (profile) => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile });
    const first = open('a.drv');
    open('b.drv');
    open('a.drv');
    manager.closeDriver(first, 0, 0);
    transcript();
    expect(broadcast(manager)).toEqual({ told: 2, failures: [] });
    expect(transcript()).toEqual([`b ${name} h2 id=201 ${lParam1} 0`, `a ${name} h3 id=102 ${lParam1} 0`]);
    expect(manager.instances()).toHaveLength(2);
  });

  it('tells session instances too', () => {
    const { manager, open } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine' });
    open('a.drv', null, 7);
    expect(broadcast(manager)).toMatchObject({ told: 2 });
  });

  it('goes on after a driver that throws, and reports it', () => {
    const fail = (): number => {
      throw new Error('no');
    };
    const { manager, open } = createRecordingHost({ 'a.drv': { [name!]: fail }, 'b.drv': {} }, { profile: 'wine' });
    open('a.drv');
    open('b.drv');
    expect(broadcast(manager)).toMatchObject({ told: 2, failures: [{ code: 'handler_threw', driverMessage: `DRV_${name}` }] });
  });
});

describe('exitApplication', () => {
  it.each([undefined, null, 1, 'normal', '', 'toString'])('refuses an exit that is none, and tells nobody: %s', (exit) => {
    const { manager, open, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine' });
    open('a.drv');
    transcript();
    expect(() => manager.exitApplication(exit as never)).toThrow('[invalid_argument]');
    expect(transcript()).toEqual([]);
    expect(manager.power().told).toBe(1);
  });
});
