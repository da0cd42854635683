import { describe, expect, it } from 'vitest';
import { DriverError, handlerThrew, throwFailures, toAnswer } from '@driverproc/binding';

describe('toAnswer', () => {
  it.each<[answer: number | bigint, wide: number | bigint, narrow: number]>([
    [0, 0, 0],
    [-1, -1, -1],
    [0x1_0000_0001, 0x1_0000_0001, 1],
    [2 ** 53, 9007199254740992n, 0],
    [7n, 7, 7],
    [0x8000_0000n, 0x8000_0000, -0x8000_0000],
    [(1n << 62n) + 1n, 4611686018427387905n, 1],
    [0xffff_ffff_ffff_ffffn, -1, -1],
    [(1n << 64n) + 1n, 1, 1],
    [1n << 200n, 0, 0],
  ])('%s is %s on 64 bits and %s on 32, as in a register', (answer, wide, narrow) => {
    expect(toAnswer(answer, 8, 'gain.drv', 3)).toBe(wide);
    expect(toAnswer(answer, 4, 'gain.drv', 3)).toBe(narrow);
  });

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'boolean'],
    ['1', 'string'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [{}, 'object'],
  ])('%s is no answer', (answer, got) => {
    expect(() => toAnswer(answer as never, 8, 'gain.drv', 0x4001)).toThrow(
      `[invalid_answer] "gain.drv" answered DRV_USER+1 with ${got}; expected an integer`,
    );
  });
});

describe('handlerThrew', () => {
  it('says who threw, in which message, and keeps what was thrown', () => {
    const cause = new Error('out of tape');
    const error = handlerThrew('tape.drv', 3, cause);
    expect(error.message).toBe('[handler_threw] "tape.drv" threw while handling DRV_OPEN: out of tape');
    expect(error).toMatchObject({ code: 'handler_threw', driver: 'tape.drv', driverMessage: 'DRV_OPEN', cause });
  });

  it('takes what has no text', () => {
    expect(handlerThrew('tape.drv', 3, Object.create(null)).message).toMatch(/: something that has no text$/);
  });
});

describe('throwFailures', () => {
  const first = new DriverError('handler_threw', 'one');
  const second = new DriverError('invalid_answer', 'two');

  it('does nothing where nothing failed', () => {
    expect(() => throwFailures([])).not.toThrow();
  });

  it('throws the only one as it is', () => {
    expect(() => throwFailures([first])).toThrow(first);
  });

  it('throws the first of several, with all of them as its cause', () => {
    expect(() => throwFailures([first, second])).toThrow(
      expect.objectContaining({
        code: 'handler_threw',
        message: '[handler_threw] one (and 1 more)',
        cause: expect.objectContaining({ errors: [first, second] }),
      }),
    );
  });
});
