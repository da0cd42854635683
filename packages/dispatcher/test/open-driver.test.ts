import { describe, expect, it } from 'vitest';
import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import type { DriverManagerOptions } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';
import { createRecordingHost } from './recording-host.ts';

const messages = { PING: defineMessage({ id: 0x4000, result: 'LONG' }), PUT: defineMessage({ id: 0x4001, lParam1: { value: 'LONG' }, result: 'LONG' }) };

describe('openDriver', () => {
  it('sends what OpenDriver sends, and gives the handle', () => {
    const { manager, transcript, symbol } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine' });
    const instance = openDriver(manager, 'a.drv');
    expect(symbol(instance.hdrvr)).toBe('h1');
    expect(transcript()).toEqual(['a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0']);
  });

  it('passes configuration, data and section', () => {
    const options: DriverManagerOptions = { profile: 'win32', registry: { MCI: { alias: 'a.drv', 'alias left': 'a.drv left' } } };
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} }, options);
    openDriver(manager, 'a.drv', { configuration: 'right side', data: 7 });
    openDriver(manager, 'alias', { section: 'MCI', configuration: 'left' });
    expect(transcript().slice(2)).toEqual(['a OPEN h1 id=0 "right side" 7', 'a OPEN h2 id=0 "left" 0']);
  });

  it.each([null, undefined, ''])('sends no text for the configuration %j', (configuration) => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'win32' });
    openDriver(manager, 'a.drv', { configuration } as never);
    expect(transcript()[2]).toBe('a OPEN h1 id=0 0 0');
  });

  it('sends messages by name and returns decoded answers', () => {
    const { manager, transcript } = createRecordingHost(
      { 'a.drv': { 0x4000: 0xffffffff, QUERYCONFIGURE: 1, CONFIGURE: 2, REMOVE: 5 } },
      { profile: 'win32' },
    );
    const instance = openDriver(manager, 'a.drv', { messages });
    transcript();
    expect(instance.send('PING')).toBe(-1);
    expect(instance.send('DRV_QUERYCONFIGURE')).toBe(true);
    expect(instance.send('DRV_CONFIGURE', { parent: 0, configInfo: null })).toBe('DRVCNF_RESTART');
    expect(instance.send('DRV_REMOVE')).toBeUndefined();
    expect(transcript()).toEqual([
      'a 0x4000 h1 id=101 0 0',
      'a QUERYCONFIGURE h1 id=101 0 0',
      'a CONFIGURE h1 id=101 0 0',
      'a REMOVE h1 id=101 0 0',
    ]);
  });

  it('does not mix up messages that are sent in turn', () => {
    const { manager } = createRecordingHost(
      { 'a.drv': { 0x4000: 7, 0x4001: ({ lParam1 }: { lParam1: number }) => lParam1 } },
      { profile: 'win32' },
    );
    const instance = openDriver(manager, 'a.drv', { messages });
    const answers = [instance.send('PING'), instance.send('PUT', { value: 3 }), instance.send('PUT', { value: 4 }), instance.send('PING')];
    expect(answers).toEqual([7, 3, 4, 7]);
  });

  it('does not throw because a driver says no', () => {
    const { manager } = createRecordingHost({ 'a.drv': { QUERYCONFIGURE: 0, 0x4000: 0 } }, { profile: 'win32' });
    const instance = openDriver(manager, 'a.drv', { messages });
    expect([instance.send('DRV_QUERYCONFIGURE'), instance.send('PING')]).toEqual([false, 0]);
  });

  it('closes once with close(), lParams 0', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'win32' });
    const instance = openDriver(manager, 'a.drv');
    transcript();
    instance.close();
    expect(transcript()).toEqual(['a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0']);
  });

  it('closes at the end of a `using` block, and not again', () => {
    const { manager, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'win32' });
    {
      using instance = openDriver(manager, 'a.drv', { messages });
      instance.send('PING');
      transcript();
    }
    expect(transcript()).toEqual(['a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0']);
    const closed = openDriver(manager, 'a.drv');
    closed.close();
    transcript();
    closed[Symbol.dispose]();
    closed[Symbol.dispose]();
    expect(transcript()).toEqual([]);
  });

  it('opens the same driver through two bindings that know nothing of each other', () => {
    const driver = defineDriver({ open: () => ({}) }).handle({ DRV_QUERYCONFIGURE: () => true });
    const [one, two] = [1, 2].map(() => createDriverManager({ drivers: { 'a.drv': driver } }));
    openDriver(one!, 'a.drv').close();
    expect(openDriver(two!, 'a.drv').send('DRV_QUERYCONFIGURE')).toBe(true);
    expect(one!.instances()).toEqual([]);
  });
});
