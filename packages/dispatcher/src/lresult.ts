import { DriverError, toPointerSized } from '@driverproc/binding';
import type { LResult } from '@driverproc/binding';
import { DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART } from '@driverproc/messages';
import type { DriverConfigureResult, ResultTypes } from '@driverproc/messages';

interface ResultCodec {
  readonly expected: string;
  /** `null`: not an answer of this kind. */
  encode(value: unknown, pointerSize: 4 | 8): LResult | null;
  /** `undefined` for a DRVCNF_ value that there is not; every integer is an answer of all other kinds. */
  decode(value: LResult): unknown;
}

const configureResults: readonly [DriverConfigureResult, number][] = [
  ['DRVCNF_CANCEL', DRVCNF_CANCEL],
  ['DRVCNF_OK', DRVCNF_OK],
  ['DRVCNF_RESTART', DRVCNF_RESTART],
];

const pointerSizedInteger: ResultCodec = {
  expected: 'an integer',
  encode: (value, pointerSize) =>
    typeof value === 'number' || typeof value === 'bigint' ? toPointerSized(value, pointerSize, 'an answer') : null,
  decode: (value) => value,
};

const codecs: { readonly [Kind in keyof ResultTypes]: ResultCodec } = {
  success: {
    expected: 'true or false',
    encode: (value) => (typeof value === 'boolean' ? (value ? 1 : 0) : null),
    decode: (value) => value !== 0,
  },
  none: { expected: 'nothing', encode: (value) => (value === undefined ? 0 : null), decode: () => undefined },
  driverId: pointerSizedInteger,
  LRESULT: pointerSizedInteger,
  LONG: {
    expected: 'an integer from -2147483648 to 2147483647',
    encode: (value) => (typeof value === 'number' && (value | 0) === value ? value | 0 : null),
    decode: (value) => (typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value))),
  },
  drvcnf: {
    expected: configureResults.map(([name]) => name).join(', '),
    encode: (value) => configureResults.find(([name]) => name === value)?.[1] ?? null,
    decode: (value) => configureResults.find(([, each]) => each === value)?.[0],
  },
};

/** @internal */
export function isResultKind(kind: unknown): kind is keyof ResultTypes {
  return typeof kind === 'string' && Object.hasOwn(codecs, kind);
}

/**
 * Turns what a handler returned into the answer to a message.
 *
 * @throws DriverError `invalid_answer` when it is not one.
 * @internal
 */
export function encodeResult(kind: keyof ResultTypes, value: unknown, message: string, pointerSize: 4 | 8): LResult {
  const answer = codecs[kind].encode(value, pointerSize);
  if (answer !== null) return answer;
  throw invalidAnswer(message, codecs[kind].expected, value);
}

/**
 * What turns the answer to a message into what its sender gets.
 *
 * @returns A function that throws DriverError `invalid_answer` when the driver answered with a value that the message does
 * not have.
 * @internal
 */
export function resultReader(kind: keyof ResultTypes, message: string): (answer: LResult) => unknown {
  if (kind !== 'drvcnf') return codecs[kind].decode;
  const { decode, expected } = codecs[kind];
  return (answer) => {
    const value = decode(answer);
    if (value === undefined) throw invalidAnswer(message, expected, answer);
    return value;
  };
}

function invalidAnswer(message: string, expected: string, value: unknown): DriverError {
  const got = typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' ? 'an object' : String(value);
  return new DriverError('invalid_answer', `the answer to ${message} is ${expected}; got ${got}`, { driverMessage: message });
}
