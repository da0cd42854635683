import type { HDRVR, LParam } from '@driverproc/binding';
import { createDriverManager, defineDriver, openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';
import { createWinmmBinding } from '@driverproc/winmm';
import koffi from 'koffi';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, itUnderWine, recordingDriver, withHost } from './native-test.ts';
import { moduleFileName, moduleHandle, withRegistryAlias } from './win32.ts';

const messages = {
  GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }),
  GAIN_GET: defineMessage({ id: 0x4002, result: 'LONG' }),
  CHANNEL_IS: defineMessage({ id: 0x4003, lParam1: { channel: 'LPCWSTR' }, result: 'success' }),
};

/** As a user would write it: not a word about winmm, nor about its session instance. */
const gain = defineDriver({
  messages,
  open: ({ configuration }) => (configuration === 'broken' ? null : { channel: configuration ?? 'both', decibels: 0 }),
}).handle({
  GAIN_SET({ state, decibels }) {
    state.decibels = decibels;
    return decibels <= 12;
  },
  GAIN_GET: ({ state }) => state.decibels,
  CHANNEL_IS: ({ state, channel }) => state.channel === channel,
  DRV_QUERYCONFIGURE: () => true,
  DRV_INSTALL: ({ configInfo }) => (configInfo?.aliasName === 'gain1' ? 'DRVCNF_RESTART' : 'DRVCNF_CANCEL'),
});

describe('a hosted driver', () => {
  it('gets the messages of its life from winmm.dll', (winmm) => {
    const { driver, calls } = recordingDriver();
    withHost(winmm, driver, ({ path }) => {
      const first = winmm.openDriver(path, null, 0)!;
      const second = winmm.openDriver(path, null, 0)!;
      assert.equal(winmm.sendDriverMessage(second, 0x4001, 6, -7), 0);
      assert.equal(winmm.closeDriver(first, 1, 2), 1);
      assert.equal(winmm.closeDriver(second, 3, 4), 1);
    });
    assert.deepEqual(calls, [
      '#1 LOAD 0 0 0',
      '#1 ENABLE 0 0 0',
      '#1 OPEN 0 0 0',
      '#2 OPEN 0 0 0',
      '#2 0x4001 258 6 -7',
      '#1 CLOSE 257 1 2',
      '#2 CLOSE 258 3 4',
      '#2 DISABLE 258 0 0',
      '#2 FREE 258 0 0',
    ]);
  });

  it('is the same object that runs in the manager, by both names and with the same answers', (winmm) => {
    withHost(winmm, gain, ({ path }) => {
      for (const [binding, name] of [[winmm, path], [createDriverManager({ drivers: { 'gain.drv': gain } }), 'gain.drv']] as const) {
        const instance = openDriver(binding, name, { configuration: 'left', messages });
        assert.equal(instance.send('GAIN_SET', { decibels: 6 }), true);
        assert.equal(instance.send('GAIN_SET', { decibels: 40 }), false);
        assert.equal(instance.send('GAIN_GET'), 40);
        assert.equal(instance.send('CHANNEL_IS', { channel: 'left' }), true);
        assert.equal(instance.send('DRV_QUERYCONFIGURE'), true);
        assert.equal(instance.send('DRV_INSTALL', { configInfo: { sectionName: 'Drivers32', aliasName: 'gain1' } }), 'DRVCNF_RESTART');
        instance.close();
      }
    });
  });

  it('needs no code for the session instance that Wine makes of its own', (winmm) => {
    withHost(winmm, gain, (host) => {
      const instance = openDriver(winmm, host.path, { data: 0x55, messages });
      instance.send('GAIN_SET', { decibels: 3 });
      const open = host.instances();
      assert.equal(open.at(-1), instance.hdrvr);
      for (const hdrvr of open.slice(0, -1)) assert.equal(winmm.sendDriverMessage(hdrvr, 0x4002, 0, 0), 0, 'its state is its own');
      assert.equal(instance.send('GAIN_GET'), 3);
      instance.close();
      assert.deepEqual(host.instances(), []);
    });
  });

  itUnderWine('has the session instance among its instances', (winmm) => {
    withHost(winmm, gain, (host) => {
      const hdrvr = winmm.openDriver(host.path, null, 0x55)!;
      assert.equal(host.instances().length, 2);
      winmm.closeDriver(hdrvr, 0, 0);
    });
  });

  it('refuses an open, and opens the next time', (winmm) => {
    withHost(winmm, gain, (host) => {
      assert.equal(winmm.openDriver(`${host.path} broken`, null, 0), null);
      assert.deepEqual(host.instances(), []);
      const hdrvr = winmm.openDriver(`${host.path} left`, null, 0)!;
      assert.deepEqual(host.instances(), [hdrvr]);
      winmm.closeDriver(hdrvr, 0, 0);
    });
  });

  it('is loaded from the path that the host names, and found by its name alone while it is', (winmm) => {
    withHost(winmm, gain, ({ path, hmodule, name }) => {
      assert.equal(name, 'Gain-3.drv');
      assert.match(path, /^[A-Z]:\\.*\\Gain-3\.drv$/);
      assert.doesNotMatch(path, / /);
      assert.equal(moduleFileName(hmodule), path);
      const hdrvr = winmm.openDriver('gain-3.drv', null, 0)!;
      assert.equal(winmm.getDriverModuleHandle(hdrvr), hmodule);
      winmm.closeDriver(hdrvr, 0, 0);
    }, { name: 'Gain-3.drv' });
  });

  it('has `.dll` where its name has no extension, and a name of its own where none is given', (winmm) => {
    withHost(winmm, gain, ({ path, name }) => assert.deepEqual([name, path.endsWith('\\gain.dll')], ['gain.dll', true]), { name: 'gain' });
    withHost(winmm, gain, ({ name }) => assert.equal(name, 'hosted.drv'));
  });

  itUnderWine('is opened by an alias in the registry', (winmm) => {
    withHost(winmm, gain, ({ path }) => {
      withRegistryAlias('Drivers32', 'driverproc.gain', `${path} right`, () => {
        const instance = openDriver(winmm, 'driverproc.gain', { messages });
        assert.equal(instance.send('CHANNEL_IS', { channel: 'right' }), true);
        instance.close();
      });
    });
  });

  it('is opened by native code: here by winmm.dll called past the binding', (winmm) => {
    const bare = koffi.load('winmm.dll');
    const OpenDriver = bare.func('intptr __stdcall OpenDriver(str16 name, str16 section, intptr lParam2)');
    const SendDriverMessage = bare.func('intptr __stdcall SendDriverMessage(intptr hdrvr, uint msg, intptr lParam1, intptr lParam2)');
    withHost(winmm, gain, (host) => {
      const hdrvr: LParam = OpenDriver(host.path, null, 0);
      assert.deepEqual(host.instances(), [hdrvr]);
      assert.equal(SendDriverMessage(hdrvr, 0x4001, 6, 0), 1);
      assert.equal(winmm.sendDriverMessage(hdrvr as HDRVR, 0x4002, 0, 0), 6);
      winmm.closeDriver(hdrvr as HDRVR, 0, 0);
    });
  });

  it('is opened through another binding of the same thread', (winmm) => {
    withHost(winmm, gain, ({ path }) => {
      const other = createWinmmBinding();
      const instance = openDriver(other, path, { messages });
      assert.equal(instance.send('GAIN_SET', { decibels: 6 }), true);
      assert.equal(winmm.sendDriverMessage(instance.hdrvr, 0x4002, 0, 0), 6);
      instance.close();
    });
  });

  it('calls winmm from inside its messages: opens another driver, sends, closes', (winmm) => {
    withHost(winmm, gain, ({ path }) => {
      const { driver } = recordingDriver({
        0x4001: () => {
          const hdrvr = winmm.openDriver(`${path} left`, null, 0)!;
          winmm.sendDriverMessage(hdrvr, 0x4001, 9, 0);
          const decibels = winmm.sendDriverMessage(hdrvr, 0x4002, 0, 0);
          winmm.closeDriver(hdrvr, 0, 0);
          return decibels;
        },
      });
      withHost(winmm, driver, (outer) => {
        const hdrvr = winmm.openDriver(outer.path, null, 0)!;
        assert.equal(winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0), 9);
        winmm.closeDriver(hdrvr, 0, 0);
      });
    });
  });

  it('passes every message number, and both lParams at the width of a pointer', (winmm) => {
    const seen: unknown[] = [];
    const largest = winmm.pointerSize === 8 ? 0x7fff_ffff_ffff_ffffn : 0x7fff_ffff;
    const driver = (_id: LParam, _hdrvr: unknown, msg: number, lParam1: LParam, lParam2: LParam): LParam => {
      if (msg <= 6) return 1;
      seen.push([msg, lParam1, lParam2]);
      return lParam1;
    };
    withHost(winmm, driver, ({ path }) => {
      const hdrvr = winmm.openDriver(path, null, 0)!;
      for (const msg of [0x000b, 0x0fff, 0x4000, 0x8000_0000, 0xffff_ffff]) assert.equal(winmm.sendDriverMessage(hdrvr, msg, largest, -1), largest);
      winmm.closeDriver(hdrvr, 0, 0);
    });
    assert.deepEqual(seen, [0x000b, 0x0fff, 0x4000, 0x8000_0000, 0xffff_ffff].map((msg) => [msg, largest, -1]));
  });

  it('starts anew when it is loaded anew, as in the manager', (winmm) => {
    let connected = 0;
    withHost(winmm, { connect: () => ((connected += 1), (_id, _hdrvr, msg) => (msg === 0x4000 ? connected : 1)) }, ({ path }) => {
      for (const life of [1, 2, 3]) {
        const hdrvr = winmm.openDriver(path, null, 0)!;
        assert.equal(winmm.sendDriverMessage(hdrvr, 0x4000, 0, 0), life);
        winmm.closeDriver(hdrvr, 0, 0);
      }
    });
  });
});

describe('two hosted drivers', () => {
  it('are two modules, also under one name', (winmm) => {
    const first = recordingDriver();
    const second = recordingDriver();
    withHost(winmm, first.driver, (one) => {
      withHost(winmm, second.driver, (two) => {
        assert.notEqual(one.hmodule, two.hmodule);
        assert.notEqual(one.path, two.path);
        winmm.closeDriver(winmm.openDriver(two.path, null, 0)!, 0, 0);
        assert.deepEqual([first.calls.length, second.calls.length], [0, 6]);
      }, { name: 'gain.drv' });
    }, { name: 'gain.drv' });
  });

  it('of one driver object share nothing', (winmm) => {
    withHost(winmm, gain, (one) => {
      withHost(winmm, gain, (two) => {
        const a = openDriver(winmm, one.path, { messages });
        const b = openDriver(winmm, two.path, { messages });
        a.send('GAIN_SET', { decibels: 6 });
        assert.deepEqual([a.send('GAIN_GET'), b.send('GAIN_GET')], [6, 0]);
        a.close();
        b.close();
      });
    });
  });
});

describe('a module without a host', () => {
  it('is not loaded any more', (winmm) => {
    const host = winmm.hostDriver(gain, { name: 'gone.drv' });
    assert.notEqual(moduleHandle('gone.drv'), 0);
    host.dispose();
    assert.equal(moduleHandle('gone.drv'), 0);
    assert.equal(winmm.openDriver(host.path, null, 0), null);
  });
});
