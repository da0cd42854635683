import { createWinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { runProgram } from './programs/run-program.ts';

const skip = process.platform === 'win32' ? false : 'needs Windows or Wine';

describe('a process that ends with hosted drivers open', { skip }, () => {
  for (const [way, code] of [['by itself', 0], ['exit code', 4], ['exit', 3], ['uncaught', 1]] as const) {
    it(`ends as it would without: ${way}, code ${code}; no driver is told`, () => {
      const result = runProgram('ends-with-driver-open', way);
      assert.equal(result.code, code, result.stderr);
      assert.doesNotMatch(result.stdout, /message/);
    });
  }

  it('ends with the code it asked for inside a message', () => {
    const result = runProgram('ends-with-driver-open', 'exit inside a message');
    assert.equal(result.code, 5, result.stderr);
    assert.deepEqual(result.stdout.trim().split(/\r?\n/).slice(1), ['message 16385']);
  });

  it('may still send while it ends', () => {
    const { code, stdout, stderr } = runProgram('ends-with-driver-open', 'sends at exit');
    assert.equal(code, 0, stderr);
    assert.deepEqual(stdout.trim().split(/\r?\n/).slice(1), ['message 16384', 'answer 1']);
  });

  it('may close and dispose while it ends, and leaves no file', () => {
    const { code, stdout, stderr } = runProgram('ends-with-driver-open', 'disposes at exit');
    assert.equal(code, 0, stderr);
    const [path, ...messages] = stdout.trim().split(/\r?\n/);
    assert.equal(existsSync(dirname(path!)), false);
    assert.deepEqual(messages.slice(-3), ['message 4', 'message 5', 'message 6']);
  });

  it('leaves nothing for long: its folder is removed at the latest by the next process that hosts there', () => {
    const folder = dirname(runProgram('ends-with-driver-open', 'exit').stdout.split(/\r?\n/)[0]!);
    createWinmmBinding().hostDriver(() => 1).dispose();
    assert.equal(existsSync(folder), false);
  });
});
