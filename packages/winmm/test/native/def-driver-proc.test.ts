import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { asHandle, it } from './native-test.ts';

describe('defDriverProc', () => {
  it('answers 1 to LOAD, ENABLE, DISABLE, FREE, INSTALL and REMOVE, 0 to everything else', (winmm) => {
    const answeredWithOne = new Set([1, 2, 5, 6, 9, 10]);
    for (let msg = 0; msg <= 0x20; msg++) {
      assert.equal(winmm.defDriverProc(0, asHandle(0), msg, 0, 0), answeredWithOne.has(msg) ? 1 : 0, `message ${msg}`);
    }
    for (const msg of [0x7ff, 0x800, 0x3fff, 0x4000, 0xffff, 0x1_0001, 0x8000_0000, 0xffff_ffff]) {
      assert.equal(winmm.defDriverProc(0, asHandle(0), msg, 0, 0), 0, `message ${msg}`);
    }
  });
  it('looks only at the message', (winmm) => {
    assert.equal(winmm.defDriverProc(-1, asHandle(-1), 2, -1, -1), 1);
    assert.equal(winmm.defDriverProc(7, asHandle(0x1234), 3, 1, 1), 0);
  });
});
