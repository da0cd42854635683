import { describe, expect, it } from 'vitest';
import { parseDriverAction } from '../../src/replay/driver-action.js';

describe('the words of a driver’s action', () => {
  it.each([
    ['OpenDriver(self, 0)', [{ name: 'OpenDriver', args: [{ kind: 'self' }, { kind: 'value', value: 0 }] }]],
    ['OpenDriver(probeb, 0x99)', [{ name: 'OpenDriver', args: [{ kind: 'module', name: 'probeb' }, { kind: 'value', value: 0x99 }] }]],
    ['OpenDriver("prb, with (text)", 0)', [{ name: 'OpenDriver', args: [{ kind: 'text', text: 'prb, with (text)' }, { kind: 'value', value: 0 }] }]],
    ['CloseDriver(the probeb handle)', [{ name: 'CloseDriver', args: [{ kind: 'module', name: 'probeb' }] }]],
    ['CloseDriver(own hdrvr, 0x31, 0x32)', [{ name: 'CloseDriver', args: [{ kind: 'own' }, { kind: 'value', value: 0x31 }, { kind: 'value', value: 0x32 }] }]],
    ['CloseDriver(another instance)', [{ name: 'CloseDriver', args: [{ kind: 'other' }] }]],
    ['CloseDriver(the session handle)', [{ name: 'CloseDriver', args: [{ kind: 'handle', words: 'the session handle' }] }]],
    ['CloseDriver(other)', [{ name: 'CloseDriver', args: [{ kind: 'other' }] }]],
    ['CloseDriver(the other one)', [{ name: 'CloseDriver', args: [{ kind: 'other' }] }]],
    ['CloseDriver(own)', [{ name: 'CloseDriver', args: [{ kind: 'own' }] }]],
    ['CloseDriver(self)', [{ name: 'CloseDriver', args: [{ kind: 'own' }] }]],
    ['CloseDriver(probeb)', [{ name: 'CloseDriver', args: [{ kind: 'module', name: 'probeb' }] }]],
    ['CloseDriver(handle 2)', [{ name: 'CloseDriver', args: [{ kind: 'handle', words: 'handle 2' }] }]],
    ['CloseDriver(it, 0)', [{ name: 'CloseDriver', args: [{ kind: 'handle', words: 'it' }, { kind: 'value', value: 0 }] }]],
    ['GetDriverFlags(the instance opened second)', [{ name: 'GetDriverFlags', args: [{ kind: 'handle', words: 'the instance opened second' }] }]],
    ['DrvGetModuleHandle(the first open)', [{ name: 'DrvGetModuleHandle', args: [{ kind: 'handle', words: 'the first open' }] }]],
    ['GetDriverModuleHandle(bad:0x1234)', [{ name: 'GetDriverModuleHandle', args: [{ kind: 'handle', words: 'bad:0x1234' }] }]],
    ['DefDriverProc(0, own hdrvr, DRV_USER, 0, 0)', [{ name: 'DefDriverProc', args: [{ kind: 'value', value: 0 }, { kind: 'own' }, { kind: 'message', msg: 0x4000 }, { kind: 'value', value: 0 }, { kind: 'value', value: 0 }] }]],
    ["FreeLibrary(the application's own reference)", [{ name: 'FreeLibrary', args: [{ kind: 'handle', words: "the application's own reference" }] }]],
    ['SendDriverMessage(h2, DRV_RESERVED+3)', [{ name: 'SendDriverMessage', args: [{ kind: 'handle', words: 'h2' }, { kind: 'message', msg: 0x803 }] }]],
    ['GetDriverModuleHandle(null), GetDriverFlags', [{ name: 'GetDriverModuleHandle', args: [{ kind: 'null' }] }, { name: 'GetDriverFlags', args: null }]],
    ['sleep 400 ms', []],
  ])('%s', (text, calls) => {
    expect(parseDriverAction(text)).toEqual({ calls, firstTimeOnly: false });
    expect(parseDriverAction(`${text}, first time only`)).toEqual(calls.length === 0 ? null : { calls, firstTimeOnly: true });
  });

  it.each(['', 'first time only', 'OpenDriver(self, 0', 'OpenDriver(self, 0) OpenDriver(self, 0)', 'CloseDriver("it")', 'CloseDriver( , 0)', 'CloseIt(h1)', 'ExitProcess(0)', 'sleep a while', 'OpenDriver(the other one, 0)', 'OpenDriver(own hdrvr, 0)', 'LoadLibrary(the first)', 'SendDriverMessage(h1, the other message)', 'SendDriverMessage(h1, own hdrvr)', 'CloseDriver(h1, some value, 0)', 'CloseDriver(h1, the other handle)'])(
    'does not know "%s"',
    (text) => {
      expect(parseDriverAction(text)).toBeNull();
    },
  );
});
