import { describe, expect, it } from 'vitest';
import { parseDrvWineArguments } from '../src/drv-wine-arguments.ts';

describe('the arguments of drv:wine', () => {
  it('are drv’s, on x64, for at most 120 seconds', () => {
    expect(parseDrvWineArguments(['run', 'msadp32.acm', '--json'])).toEqual({
      arch: 'x64',
      timeoutSeconds: 120,
      drvArguments: ['run', 'msadp32.acm', '--json'],
    });
  });
  it('may name the architecture and the time before or among drv’s', () => {
    const expected = { arch: 'ia32', timeoutSeconds: 2.5, drvArguments: ['run', '--json'] };
    expect(parseDrvWineArguments(['--arch', 'ia32', '--timeout', '2.5', 'run', '--json'])).toEqual(expected);
    expect(parseDrvWineArguments(['run', '--arch=ia32', '--json', '--timeout=2.5'])).toEqual(expected);
  });
  it('are left alone after --', () => {
    expect(parseDrvWineArguments(['run', '--', '--arch', 'ia32'])).toMatchObject({ arch: 'x64', drvArguments: ['run', '--', '--arch', 'ia32'] });
  });
  it.each([
    [['--arch', 'arm64'], '--arch is x64 or ia32; got arm64'],
    [['--arch'], '--arch is x64 or ia32; got nothing'],
    [['--timeout', '0'], '--timeout is a number of seconds above 0, at most 86400; got 0'],
    [['--timeout=soon'], '--timeout is a number of seconds above 0, at most 86400; got soon'],
    [['--timeout'], '--timeout is a number of seconds above 0, at most 86400; got nothing'],
  ])('are refused: %j', (args, error) => {
    expect(parseDrvWineArguments(args)).toEqual({ error });
  });
});
