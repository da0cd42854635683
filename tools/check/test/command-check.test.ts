import { describe, expect, it } from 'vitest';
import { readOutcome } from '../src/command-check.ts';

describe('readOutcome', () => {
  it('counts a command as one', () => {
    expect(readOutcome(true, '> tsc\n')).toEqual({ passed: 1, failed: 0, output: '> tsc\n' });
    expect(readOutcome(false, '> tsc\nerror\n')).toEqual({ passed: 0, failed: 1, output: '> tsc\nerror\n' });
  });

  it('takes the counts of a last line that has them', () => {
    expect(readOutcome(true, '3 passed, 0 failed, 2 skipped\n')).toMatchObject({ passed: 3, failed: 0 });
    expect(readOutcome(false, '3 passed, 2 failed\n')).toMatchObject({ passed: 3, failed: 2 });
    expect(readOutcome(true, '3 passed, 2 failed\ndone\n')).toMatchObject({ passed: 1, failed: 0 });
  });

  it('counts a failure for a command that fails after it counted none', () => {
    expect(readOutcome(false, '3 passed, 0 failed\n')).toMatchObject({ passed: 3, failed: 1 });
  });

  it('counts a skipped command as neither, and keeps the reason', () => {
    const output = 'skipped: headers: no compiler; apt-get install gcc-mingw-w64\n';
    expect(readOutcome(true, output)).toEqual({
      passed: 0,
      failed: 0,
      skipped: 'headers: no compiler; apt-get install gcc-mingw-w64',
      output,
    });
  });

  it('keeps what was measured', () => {
    expect(readOutcome(true, 'note: 3.1 ms\n1 passed, 0 failed\n')).toMatchObject({ passed: 1, failed: 0, notes: ['3.1 ms'] });
  });
});
