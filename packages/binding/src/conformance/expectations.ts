import type { LResult } from '@driverproc/messages';
import type { HDRVR } from '../driver-binding.js';
import { isDriverError } from '../driver-error.js';
import type { DriverErrorCode } from '../driver-error.js';

const FAILURE = 'ConformanceFailure';

/** What a case throws where the binding differs. */
export function conformanceFailure(text: string): Error {
  const failure = new Error(text);
  failure.name = FAILURE;
  return failure;
}

/**
 * In what the binding differs, made of what a case threw. A case that fails inside a driver comes out as `handler_threw`, so
 * that is looked through; all else is what the binding threw where nothing was expected.
 */
export function differenceOf(thrown: unknown): string {
  for (let each = thrown; ; each = each.cause) {
    if (each instanceof Error && each.name === FAILURE) return each.message;
    if (!isDriverError(each) || each.code !== 'handler_threw') return `threw ${textOf(thrown)}`;
  }
}

/** Compares as text, in which 5 and 5n differ as they should. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [got, wanted] = [formatValue(actual), formatValue(expected)];
  if (got !== wanted) throw conformanceFailure(`${what}: expected ${wanted}; got ${got}`);
}

/** For what no literal can say; both texts are for people. */
export function expectThat(holds: boolean, what: string, expected: string, got: string): void {
  if (!holds) throw conformanceFailure(`${what}: expected ${expected}; got ${got}`);
}

/** Not by its value: that is another one in every run. */
export function expectNoHandle(what: string, hdrvr: HDRVR | null): void {
  expectThat(hdrvr === null, what, 'null', 'a handle');
}

export function expectClosed(what: string, result: LResult): void {
  expectThat(result !== 0, what, 'anything but 0', formatValue(result));
}

/** The very value, whatever it is. */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  expectThat(Object.is(actual, expected), what, formatValue(expected), formatValue(actual));
}

/** A DriverError of this code, and only that; gives its cause. */
export function expectDriverError(what: string, code: DriverErrorCode, act: () => unknown): unknown {
  let answer: unknown;
  try {
    answer = act();
  } catch (error) {
    if (isDriverError(error) && error.code === code) return error.cause;
    // Not the text of a DriverError: it names the driver, which is called otherwise on each host.
    const got = isDriverError(error) ? error.code : textOf(error);
    throw conformanceFailure(`${what}: expected ${code} to be thrown; got ${got} thrown`);
  }
  throw conformanceFailure(`${what}: expected ${code} to be thrown; got ${formatValue(answer)}`);
}

/** As it is written in JavaScript. */
export function formatValue(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `bytes ${[...value].join(' ')}`;
  if (Array.isArray(value)) return `[${value.map((each) => (typeof each === 'string' ? each : formatValue(each))).join(', ')}]`;
  return textOf(value);
}

/** Anything can be thrown, and not everything has a text. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'something that has no text';
  }
}
