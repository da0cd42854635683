import { DCB_EVENT, DCB_FUNCTION, DCB_NOSWITCH, DCB_NULL, DCB_TASK, DCB_WINDOW } from '@driverproc/messages';
import assert from 'node:assert/strict';
import koffi from 'koffi';
import { describe } from 'node:test';
import { asHandle, it } from './native-test.ts';
import { closeHandle, createEvent, currentThreadId, takeEvent, takeMessage } from './win32.ts';

const hdrvr = asHandle(0x1234);

/** A function pointer whose calls are recorded as their arguments. */
function withFunction(use: (address: bigint, calls: readonly unknown[][]) => void): void {
  const calls: unknown[][] = [];
  const type = koffi.pointer(koffi.proto('__stdcall', null, 'void', ['intptr', 'uint', 'intptr', 'intptr', 'intptr']));
  const address = koffi.register((...args: unknown[]) => void calls.push(args), type);
  try {
    use(address, calls);
  } finally {
    koffi.unregister(address);
  }
}

describe('driverCallback', () => {
  it('calls a function on this thread, before it returns', (winmm) => {
    withFunction((target, calls) => {
      assert.equal(winmm.driverCallback(target, DCB_FUNCTION, hdrvr, 0x3bd, 11, 22, -33), true);
      assert.deepEqual(calls, [[0x1234, 0x3bd, 11, 22, -33]]);
    });
  });
  it('looks at the low three bits of the flags only', (winmm) => {
    withFunction((target, calls) => {
      assert.equal(winmm.driverCallback(target, DCB_FUNCTION | DCB_NOSWITCH, hdrvr, 1, 0, 0, 0), true);
      assert.equal(winmm.driverCallback(target, 0xffff_fff8 + DCB_FUNCTION, hdrvr, 2, 0, 0, 0), true);
      assert.equal(calls.length, 2);
    });
  });
  it('does nothing for DCB_NULL, and types 4, 6 and 7', (winmm) => {
    withFunction((target, calls) => {
      for (const type of [DCB_NULL, 4, 6, 7]) assert.equal(winmm.driverCallback(target, type, hdrvr, 1, 0, 0, 0), false, `type ${type}`);
      assert.deepEqual(calls, []);
    });
  });
  it('takes an unshifted CALLBACK_FUNCTION for type 0', (winmm) => {
    withFunction((target, calls) => {
      assert.equal(winmm.driverCallback(target, 0x30000, hdrvr, 1, 0, 0, 0), false);
      assert.deepEqual(calls, []);
    });
  });
  it('does nothing without a target', (winmm) => {
    for (const type of [DCB_NULL, DCB_WINDOW, DCB_TASK, DCB_FUNCTION, 4, DCB_EVENT, 6, 7]) {
      assert.equal(winmm.driverCallback(0, type, hdrvr, 1, 0, 0, 0), false, `type ${type}`);
    }
  });
  it('sets an event', (winmm) => {
    const event = createEvent();
    assert.equal(winmm.driverCallback(event, DCB_EVENT, hdrvr, 1, 0, 0, 0), true);
    assert.equal(takeEvent(event), true);
    assert.equal(takeEvent(event), false);
    closeHandle(event);
    assert.equal(winmm.driverCallback(event, DCB_EVENT, hdrvr, 1, 0, 0, 0), false);
  });
  it('posts to a thread: the message, the handle and param1', (winmm) => {
    while (takeMessage() !== null);
    assert.equal(winmm.driverCallback(currentThreadId(), DCB_TASK, hdrvr, 0x3bd, 11, 22, 33), true);
    assert.deepEqual(takeMessage(), { message: 0x3bd, wParam: 0x1234, lParam: 22 });
    assert.equal(winmm.driverCallback(0x7fff_fff0, DCB_TASK, hdrvr, 0x3bd, 11, 22, 33), false);
  });
  it('answers false for a window that does not exist', (winmm) => {
    assert.equal(winmm.driverCallback(0x7ff0, DCB_WINDOW, hdrvr, 0x3bd, 11, 22, 33), false);
  });
});
