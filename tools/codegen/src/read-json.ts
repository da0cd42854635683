import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file's value, or what is wrong with it, by file and place. */
export function readJson(folder: string, file: string): { readonly value: unknown } | { readonly problem: string } {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    return { problem: `${file}: expected a readable file, got ${messageOf(error)}` };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `${file}: expected JSON, got ${messageOf(error)}` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
