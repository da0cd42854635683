import { createWinmmBinding } from '@driverproc/winmm';
import type { HDRVR } from '@driverproc/binding';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, itUnderWine, recordingDriver, thrownBy, withHost } from './native-test.ts';
import { moduleHandle } from './win32.ts';

const cause = new Error('out of tape');
const fail = (): never => {
  throw cause;
};
const numbers = { LOAD: 1, ENABLE: 2, OPEN: 3, CLOSE: 4, DISABLE: 5, FREE: 6 } as const;

describe('a hosted driver that throws', () => {
  for (const name of ['LOAD', 'ENABLE', 'OPEN'] as const) {
    it(`in DRV_${name}: openDriver throws handler_threw with the cause, and nothing is open`, (winmm) => {
      const failing: { [msg: number]: () => never } = { [numbers[name]]: fail };
      const { driver, calls } = recordingDriver(failing);
      withHost(winmm, driver, (host) => {
        const error = thrownBy(() => winmm.openDriver(host.path, null, 0));
        assert.deepEqual([error.code, error.driver, error.driverMessage, error.cause], ['handler_threw', 'tape.drv', `DRV_${name}`, cause]);
        assert.equal(error.message, `[handler_threw] "tape.drv" threw while handling DRV_${name}: out of tape`);
        assert.deepEqual(host.instances(), []);

        delete failing[numbers[name]];
        calls.length = 0;
        const hdrvr = winmm.openDriver(host.path, null, 0)!;
        assert.deepEqual(calls.map((call) => call.split(' ')[1]), ['LOAD', 'ENABLE', 'OPEN'], 'winmm thinks so too');
        assert.deepEqual(host.instances(), [hdrvr]);
        assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
      }, { name: 'tape.drv' });
      assert.equal(moduleHandle('tape.drv'), 0);
    });

    itUnderWine(`in DRV_${name} with lParam2 ≠ 0, first for the session instance: the same`, (winmm) => {
      const failing: { [msg: number]: () => never } = { [numbers[name]]: fail };
      const { driver, calls } = recordingDriver(failing);
      withHost(winmm, driver, (host) => {
        assert.equal(thrownBy(() => winmm.openDriver(host.path, null, 7)).cause, cause);
        assert.deepEqual(host.instances(), []);
        delete failing[numbers[name]];
        calls.length = 0;
        const hdrvr = winmm.openDriver(host.path, null, 7)!;
        assert.deepEqual(calls.map((call) => call.split(' ')[1]), ['LOAD', 'ENABLE', 'OPEN', 'OPEN']);
        assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
        assert.deepEqual(host.instances(), []);
      }, { name: 'tape.drv' });
    });
  }

  itUnderWine('in the DRV_OPEN after the session instance’s: all is closed, and the module outlives Wine’s release too many', (winmm) => {
    let opens = 0;
    const { driver, calls } = recordingDriver({ 3: () => (++opens === 2 ? fail() : opens) });
    withHost(winmm, driver, (host) => {
      assert.equal(thrownBy(() => winmm.openDriver(host.path, null, 7)).driverMessage, 'DRV_OPEN');
      assert.deepEqual(host.instances(), []);
      assert.deepEqual(calls.slice(-3).map((call) => call.split(' ')[1]), ['CLOSE', 'DISABLE', 'FREE']);
      assert.notEqual(moduleHandle('tape.drv'), 0);
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      assert.deepEqual(host.instances(), [hdrvr]);
      assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
    }, { name: 'tape.drv' });
    assert.equal(moduleHandle('tape.drv'), 0);
  });

  // Told so, Wine would free the session instance's memory twice: a few dozen times, and the process crashes or hangs.
  itUnderWine('or refuses in that DRV_OPEN sees only the session instance go, and Wine does not learn of it', (winmm) => {
    const { driver, calls } = recordingDriver({ 3: (hdrvr) => (calls.filter((call) => call.includes(' OPEN ')).length % 2 === 0 ? 0 : Number(hdrvr)) });
    withHost(winmm, driver, (host) => {
      for (let time = 0; time < 200; time += 1) {
        calls.length = 0;
        assert.equal(winmm.openDriver(host.path, null, 7), null);
        const session = /^#\d+/.exec(calls[0]!)![0];
        const names = calls.map((call) => call.replace(/^(#\d+ [A-Z]+) .*$/, '$1').replace(session, 'session'));
        assert.deepEqual(names.with(3, 'wanted OPEN'), ['session LOAD', 'session ENABLE', 'session OPEN', 'wanted OPEN', 'session CLOSE', 'session DISABLE', 'session FREE']);
        assert.deepEqual(host.instances(), []);
      }
    });
  });

  it('in DRV_OPEN of a further instance: the others are untouched', (winmm) => {
    let opens = 0;
    const { driver, calls } = recordingDriver({ 3: () => (++opens === 2 ? fail() : opens) });
    withHost(winmm, driver, (host) => {
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      calls.length = 0;
      assert.equal(thrownBy(() => winmm.openDriver(host.path, null, 0)).cause, cause);
      assert.deepEqual(calls, ['#2 OPEN 0 0 0']);
      assert.deepEqual(host.instances(), [hdrvr]);
      winmm.closeDriver(hdrvr, 0, 0);
    });
  });

  for (const name of ['CLOSE', 'DISABLE', 'FREE'] as const) {
    it(`in DRV_${name}: closeDriver throws when the close is complete`, (winmm) => {
      const { driver, calls } = recordingDriver({ [numbers[name]]: fail });
      withHost(winmm, driver, (host) => {
        const hdrvr = winmm.openDriver(host.path, null, 0)!;
        calls.length = 0;
        const error = thrownBy(() => winmm.closeDriver(hdrvr, 0, 0));
        assert.deepEqual([error.code, error.driverMessage, error.cause], ['handler_threw', `DRV_${name}`, cause]);
        assert.deepEqual(calls.map((call) => call.split(' ')[1]), ['CLOSE', 'DISABLE', 'FREE']);
        assert.deepEqual([host.instances(), winmm.getDriverModuleHandle(hdrvr)], [[], null]);
      });
    });
  }

  it('in every message of a close: the first error, with all of them as its cause', (winmm) => {
    const { driver } = recordingDriver({ 4: fail, 5: fail, 6: fail });
    withHost(winmm, driver, (host) => {
      const error = thrownBy(() => winmm.closeDriver(winmm.openDriver(host.path, null, 0)!, 0, 0));
      assert.match(error.message, /threw while handling DRV_CLOSE: out of tape \(and 2 more\)$/);
      assert.deepEqual((error.cause as AggregateError).errors.map(({ driverMessage }) => driverMessage), ['DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE']);
    });
  });

  it('in a message of its own: sendDriverMessage throws, and nothing else changes', (winmm) => {
    let sent = 0;
    const { driver } = recordingDriver({ 0x4001: () => (++sent === 1 ? fail() : sent), 0x000b: fail });
    withHost(winmm, driver, (host) => {
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      assert.equal(thrownBy(() => winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0)).cause, cause);
      assert.equal(winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0), 2);
      assert.equal(thrownBy(() => winmm.sendDriverMessage(hdrvr, 0x000b, 0, 0)).driverMessage, 'DRV_EXITSESSION');
      assert.deepEqual(host.instances(), [hdrvr]);
      winmm.closeDriver(hdrvr, 0, 0);
    });
  });

  it('in a message sent through another binding: that one throws', (winmm) => {
    const { driver } = recordingDriver({ 0x4001: fail });
    withHost(winmm, driver, (host) => {
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      assert.equal(thrownBy(() => createWinmmBinding().sendDriverMessage(hdrvr, 0x4001, 0, 0)).cause, cause);
      assert.equal(winmm.sendDriverMessage(hdrvr, 0x4000, 0, 0), 0);
      winmm.closeDriver(hdrvr, 0, 0);
    });
  });

  it('inside a message of another driver: the inner call throws there, and the other may catch it', (winmm) => {
    const inner = recordingDriver({ 0x4001: fail });
    withHost(winmm, inner.driver, ({ path }) => {
      const target = winmm.openDriver(path, null, 0)!;
      const outer = recordingDriver({
        0x4001: () => winmm.sendDriverMessage(target, 0x4001, 0, 0),
        0x4002: () => (thrownBy(() => winmm.sendDriverMessage(target, 0x4001, 0, 0)).cause === cause ? 77 : 0),
      });
      withHost(winmm, outer.driver, (host) => {
        const hdrvr = winmm.openDriver(host.path, null, 0)!;
        const error = thrownBy(() => winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0));
        assert.equal(error.driver, 'outer.drv');
        assert.deepEqual([(error.cause as { driver?: string }).driver, (error.cause as Error).cause], ['inner.drv', cause]);
        assert.equal(winmm.sendDriverMessage(hdrvr, 0x4002, 0, 0), 77);
        winmm.closeDriver(hdrvr, 0, 0);
      }, { name: 'outer.drv' });
      winmm.closeDriver(target, 0, 0);
    }, { name: 'inner.drv' });
  });

  it('because it calls itself without end: the stack’s error is kept like any other, and it works again', (winmm) => {
    const { driver } = recordingDriver({ 0x4001: (hdrvr) => winmm.sendDriverMessage(hdrvr as HDRVR, 0x4001, 0, 0) });
    withHost(winmm, driver, (host) => {
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      let error: unknown = thrownBy(() => winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0));
      while (error instanceof Error && error.cause !== undefined) error = error.cause;
      assert.ok(error instanceof RangeError);
      assert.equal(winmm.sendDriverMessage(hdrvr, 0x4000, 0, 0), 0);
      assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
      assert.deepEqual(host.instances(), []);
    });
  });
});

describe('an answer of a hosted driver', () => {
  const wide = (winmm: { pointerSize: 4 | 8 }, on64: unknown, on32: unknown): unknown => (winmm.pointerSize === 8 ? on64 : on32);

  it('is an integer, cut to the width of a pointer as in a register', (winmm) => {
    let answer: number | bigint = 0;
    const { driver } = recordingDriver({ 0x4001: () => answer });
    withHost(winmm, driver, (host) => {
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      for (const [given, on64, on32] of [
        [-1, -1, -1],
        [7n, 7, 7],
        [0x1_0000_0001, 0x1_0000_0001, 1],
        [2 ** 53, 9007199254740992n, 0],
        [(1n << 62n) + 1n, 4611686018427387905n, 1],
        [0xffff_ffff_ffff_fff0n, -16, -16],
        [(1n << 64n) + 5n, 5, 5],
        [-(1n << 80n), 0, 0],
      ] as const) {
        answer = given;
        assert.equal(winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0), wide(winmm, on64, on32), String(given));
      }
      winmm.closeDriver(hdrvr, 0, 0);
    });
  });

  for (const [what, value] of [['undefined', undefined], ['null', null], ['true', true], ['text', '1'], ['1.5', 1.5], ['NaN', Number.NaN], ['an object', {}], ['a symbol', Symbol('1')]] as const) {
    it(`that is ${what} is refused: winmm gets 0, the caller invalid_answer`, (winmm) => {
      const { driver } = recordingDriver({ 0x4001: () => value as never });
      withHost(winmm, driver, (host) => {
        const hdrvr = winmm.openDriver(host.path, null, 0)!;
        const error = thrownBy(() => winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0));
        assert.deepEqual([error.code, error.driverMessage], ['invalid_answer', 'DRV_USER+1']);
        assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
      });
    });
  }

  it('to DRV_OPEN that is none refuses the open', (winmm) => {
    const { driver } = recordingDriver({ 3: () => true as never });
    withHost(winmm, driver, (host) => {
      assert.equal(thrownBy(() => winmm.openDriver(host.path, null, 0)).message, '[invalid_answer] "hosted.drv" answered DRV_OPEN with boolean; expected an integer');
      assert.deepEqual(host.instances(), []);
    });
  });
});

describe('hostDriver', () => {
  for (const [what, driver, options] of [
    ['what is no driver', 1, {}],
    ['an object without connect', {}, {}],
    ['a name with a blank', () => 1, { name: 'a b.drv' }],
    ['a name with a path', () => 1, { name: 'c:\\gain.drv' }],
    ['a name that is no text', () => 1, { name: 5 }],
    ['a folder that is no text', () => 1, { directory: 5 }],
    ['an onError that is no function', () => 1, { onError: 'log' }],
    ['a warnAfter that is no time', () => 1, { warnAfter: -1 }],
    ['options that are no object', () => 1, 'gain.drv'],
  ] as const) {
    it(`refuses ${what} with invalid_argument`, (winmm) => {
      assert.equal(thrownBy(() => winmm.hostDriver(driver as never, options as never)).code, 'invalid_argument');
    });
  }
});
