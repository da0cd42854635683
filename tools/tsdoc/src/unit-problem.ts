import { ApiParameterListMixin } from '@microsoft/api-extractor-model';
import { textOf } from './public-symbols.ts';
import type { PublicSymbol } from './public-symbols.ts';

const names: readonly { readonly ends: RegExp; readonly units: RegExp; readonly what: string }[] = [
  { ends: /(?:ms|milliseconds|seconds|time|elapsed|deadline|timeout|after)$/i, units: /(milli)?seconds?\b/i, what: 'a time' },
  { ends: /(?:size|bytes?|byteLength|width)$/i, units: /\b(bytes?|bits)\b/i, what: 'a size' },
  { ends: /(?:length)$/i, units: /\b(bytes?|characters?)\b/i, what: 'a length' },
];
const isNumber = /^(?:4 \| 8|number)(?: \| (?:null|undefined))?$/;

/** A number that is a time or a size says in what it is counted; a parameter does, or its function. Fields of Win32 structures have the types of Win32 instead. */
export function unitProblem({ name, comment, item }: PublicSymbol): string | null {
  const summary = comment === undefined ? '' : textOf(comment.summarySection);
  const parameters = ApiParameterListMixin.isBaseClassOf(item) ? item.parameters : [];
  for (const { name: parameter, parameterTypeExcerpt, tsdocParamBlock } of parameters) {
    if (!isNumber.test(parameterTypeExcerpt.text)) continue;
    const what = uncounted(parameter, `${tsdocParamBlock === undefined ? '' : textOf(tsdocParamBlock.content)} ${summary}`);
    if (what !== null) return `has the parameter ${parameter}, which is ${what}, and does not say in what it is counted`;
  }
  const [, type] = /^(?:readonly )?\w+\??: (.*);$/.exec(item.excerpt.text) ?? [];
  if (type === undefined || !isNumber.test(type) || /^[A-Z0-9_]+$/.test(item.parent?.displayName ?? '')) return null;
  const what = uncounted(name, summary);
  return what === null ? null : `is ${what}, and does not say in what it is counted`;
}

/** What a name says that it is, where neither it nor a text has the unit. */
function uncounted(name: string, text: string): string | null {
  const kind = names.find(({ ends }) => ends.test(name));
  return kind === undefined || kind.units.test(`${name} ${text}`) ? null : kind.what;
}
