export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

const width = 120;

/** `0x000B`: at least four digits. */
export function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * A value as a TypeScript literal: on one line where it fits, otherwise a member a line.
 * `before` is the length of what stands before it on its line, indentation apart.
 */
export function literal(value: Literal, indent: number = 0, before: number = 0): string {
  const flat = oneLine(value);
  if (typeof value !== 'object' || value === null || indent + before + flat.length + 1 <= width) return flat;
  const items = Array.isArray(value)
    ? value.map((item: Literal) => literal(item, indent + 2))
    : Object.entries(value).map(([key, item]) => property(key, item, indent + 2));
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return [open, ...items.map((item) => `${' '.repeat(indent + 2)}${item},`), ' '.repeat(indent) + close].join('\n');
}

/** `key: value`, for a line that is indented by `indent`. */
export function property(key: string, value: Literal, indent: number): string {
  return `${key}: ${literal(value, indent, key.length + 2)}`;
}

function oneLine(value: Literal): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, item]) => `${key}: ${oneLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
