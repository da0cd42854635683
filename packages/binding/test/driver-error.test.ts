import { DriverError, isDriverError } from '@driverproc/binding';
import { describe, expect, it } from 'vitest';

describe('DriverError', () => {
  it('has the code in its text, since tools show only the text', () => {
    const error = new DriverError('open_failed', 'OpenDriver returned zero for "nope.drv"', { driver: 'nope.drv' });
    expect(error.message).toBe('[open_failed] OpenDriver returned zero for "nope.drv"');
    expect(error.code).toBe('open_failed');
    expect(error.driver).toBe('nope.drv');
    expect(error.driverMessage).toBeUndefined();
  });

  it('is an Error by the name of DriverError', () => {
    const error = new DriverError('invalid_argument', 'text');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('DriverError: [invalid_argument] text');
  });

  it('keeps what was thrown, also when that is undefined', () => {
    const cause = new RangeError('in the driver');
    expect(new DriverError('handler_threw', 'text', { cause }).cause).toBe(cause);
    expect('cause' in new DriverError('handler_threw', 'text', { cause: undefined })).toBe(true);
    expect('cause' in new DriverError('handler_threw', 'text')).toBe(false);
  });
});

describe('isDriverError', () => {
  it('knows an error of another installed copy of this package', () => {
    const other = class DriverError extends Error {
      override readonly name = 'DriverError';
      readonly code = 'open_failed';
    };
    const error: unknown = new other('[open_failed] text');
    expect(error).not.toBeInstanceOf(DriverError);
    expect(isDriverError(error)).toBe(true);
  });

  it.each([
    ['another error', new TypeError('text')],
    ['an error with a code of its own', Object.assign(new Error('text'), { code: 'ENOENT' })],
    ['an object that looks like one', { name: 'DriverError', code: 'open_failed', message: 'text' }],
    ['undefined', undefined],
  ])('does not take %s for one', (_, value) => {
    expect(isDriverError(value)).toBe(false);
  });
});
