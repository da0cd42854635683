import { DriverError } from '@driverproc/binding';
import { readFileSync } from 'node:fs';
import type { JsonPlace } from './json-place.js';
import { jsonErrorOffset } from './json-syntax.js';

/**
 * Reads a JSON file.
 *
 * @throws DriverError `invalid_file` when it cannot be read, or is not JSON: with line and column.
 */
export function readJson(file: string): JsonPlace {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new DriverError('invalid_file', `${file}: cannot be read (${reasonOf(cause)}); expected a recording in JSON`, { cause });
  }
  try {
    return { file, pointer: '', value: JSON.parse(text) as unknown };
  } catch (cause) {
    const { line, column } = placeOf(text, jsonErrorOffset(text));
    throw new DriverError('invalid_file', `${file}:${line}:${column}: not JSON from here on`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}
