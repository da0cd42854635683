import { DriverError } from '@driverproc/binding';

/** A value inside a JSON file, and where it stands. */
export interface JsonPlace {
  readonly file: string;
  /** JSON pointer (RFC 6901), empty for the whole. */
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * A member of an object.
 *
 * @throws DriverError `invalid_file` when `place` is not an object.
 */
export function member(place: JsonPlace, key: string): JsonPlace {
  const value = asObject(place)[key];
  return { file: place.file, pointer: `${place.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, value };
}

/** Reads a member, or gives `absent` where there is none. */
export function optional<T, A>(place: JsonPlace, key: string, read: (place: JsonPlace) => T, absent: A): T | A {
  const found = member(place, key);
  return found.value === undefined ? absent : read(found);
}

export function asObject(place: JsonPlace): { readonly [key: string]: unknown } {
  const { value } = place;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unexpected(place, 'an object');
  return value as { readonly [key: string]: unknown };
}

export function asList<T>(place: JsonPlace, read: (place: JsonPlace, index: number) => T): T[] {
  if (!Array.isArray(place.value)) throw unexpected(place, 'an array');
  return place.value.map((value: unknown, index) => read({ file: place.file, pointer: `${place.pointer}/${index}`, value }, index));
}

export function asText(place: JsonPlace): string {
  if (typeof place.value !== 'string') throw unexpected(place, 'a string');
  return place.value;
}

export function asBoolean(place: JsonPlace): boolean {
  if (typeof place.value !== 'boolean') throw unexpected(place, 'true or false');
  return place.value;
}

export function asScalar(place: JsonPlace): string | number | boolean | null {
  const { value } = place;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw unexpected(place, 'a string, a number, true, false or null');
}

/** An integer from 0 to `largest`. */
export function asCount(place: JsonPlace, largest: number = Number.MAX_SAFE_INTEGER): number {
  const { value } = place;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= largest) return value;
  throw unexpected(place, largest === Number.MAX_SAFE_INTEGER ? 'an integer from 0' : `an integer from 0 to ${largest}`);
}

/** What a file is not what it should be: where, what was expected and what is there. */
export function unexpected({ file, pointer, value }: JsonPlace, expected: string): DriverError {
  return new DriverError('invalid_file', `${file}: ${pointer === '' ? 'the whole file' : pointer}: expected ${expected}; got ${described(value)}`);
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
