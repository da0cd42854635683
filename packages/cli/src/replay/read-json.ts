import { DriverError } from '@driverproc/binding';
import { readFileSync } from 'node:fs';
import type { JsonPlace } from './json-place.js';

/**
 * Reads a JSON file.
 *
 * @throws DriverError `invalid_file` when it cannot be read, or is not JSON: with line and column.
 */
export function readJson(file: string): JsonPlace {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new DriverError('invalid_file', `${file}: cannot be read (${reasonOf(cause)}); expected a recording in JSON`, { cause });
  }
  try {
    return { file, pointer: '', value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (cause) {
    const { line, column } = placeOf(cause, text);
    throw new DriverError('invalid_file', `${file}:${line}:${column}: not JSON (${reasonOf(cause)})`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** V8 names the position in the text; where it does not, the text ends too early. */
function placeOf(cause: unknown, text: string): { line: number; column: number } {
  const position = Number(/at position (\d+)/.exec(reasonOf(cause))?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: before[before.length - 1]!.length + 1 };
}
