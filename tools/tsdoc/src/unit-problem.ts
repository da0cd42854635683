import { textOf } from './public-symbols.ts';
import type { PublicSymbol } from './public-symbols.ts';

const names: readonly { readonly ends: RegExp; readonly units: RegExp; readonly what: string }[] = [
  { ends: /(?:ms|milliseconds|seconds|time|elapsed|deadline|timeout|after)$/i, units: /\b(milli)?seconds?\b/i, what: 'a time' },
  { ends: /(?:size|bytes?|byteLength|width)$/i, units: /\b(bytes?|bits)\b/i, what: 'a size' },
  { ends: /(?:length)$/i, units: /\b(bytes?|characters?)\b/i, what: 'a length' },
];

/** A number that is a time or a size says in what it is counted. Fields of Win32 structures have the types of Win32 instead. */
export function unitProblem({ name, comment, item }: PublicSymbol): string | null {
  if (!/^(readonly )?\w+\??: (4 \| 8|number)( \| (null|undefined))?;$/.test(item.excerpt.text)) return null;
  if (/^[A-Z0-9_]+$/.test(item.parent?.displayName ?? '')) return null;
  const kind = names.find(({ ends }) => ends.test(name));
  const text = comment === undefined ? '' : textOf(comment.summarySection);
  return kind === undefined || kind.units.test(`${name} ${text}`) ? null : `is ${kind.what}, and does not say in what it is counted`;
}
