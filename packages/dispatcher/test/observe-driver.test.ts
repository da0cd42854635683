import { describe, expect, it } from 'vitest';
import { createDriverManager, observeDriver } from '@driverproc/dispatcher';

describe('observeDriver', () => {
  it('sees every call as it came in, and its end', () => {
    const seen: unknown[] = [];
    const driver = observeDriver(
      (_id, _hdrvr, msg) => {
        if (msg === 0x4001) throw new Error('no');
        return msg;
      },
      ({ msg, lParam1, lParam2, driverId }) => {
        seen.push([msg, driverId, lParam1, lParam2]);
        return { answered: (answer) => void seen.push(answer), threw: (cause) => void seen.push((cause as Error).message) };
      },
    );
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    const hdrvr = manager.openDriver('a.drv', null, 9)!;
    expect(() => manager.sendDriverMessage(hdrvr, 0x4001, 5, 6)).toThrow('[handler_threw]');
    expect(seen).toEqual([[1, 0, 0, 0], 1, [2, 0, 0, 0], 2, [3, 0, 0, 9], 3, [0x4001, 3, 5, 6], 'no']);
  });

  it('gives the observer the host, to read what an lParam points at', () => {
    const texts: string[] = [];
    const driver = observeDriver(
      () => 1,
      ({ msg, lParam1 }, { memory }) => {
        if (msg === 3) texts.push(memory.readString(lParam1));
      },
    );
    createDriverManager({ drivers: { 'a.drv': driver } }).openDriver('a.drv left', null, 0);
    expect(texts).toEqual(['left']);
  });

  it('may observe nothing of the end', () => {
    const driver = observeDriver(() => 7, () => ({}));
    const manager = createDriverManager({ drivers: { 'a.drv': driver } });
    expect(manager.sendDriverMessage(manager.openDriver('a.drv', null, 0)!, 0x4000, 0, 0)).toBe(7);
  });

  it.each([undefined, null, 5, {}])('refuses %j, which is no driver', (driver) => {
    expect(() => observeDriver(driver as never, () => {})).toThrow('[invalid_argument]');
  });
});
