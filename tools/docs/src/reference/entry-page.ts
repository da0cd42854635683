import type { DocEntry } from 'tsdoc/doc-model';
import { code, list, page } from '../markdown-text.ts';
import { constantTable, isNumber } from './constant-table.ts';
import { symbolSection } from './symbol-section.ts';
import type { SymbolIndex } from './symbol-index.ts';

const groups: readonly { readonly title: string; readonly kinds: readonly string[] }[] = [
  { title: 'Functions', kinds: ['Function'] },
  { title: 'Classes', kinds: ['Class'] },
  { title: 'Interfaces', kinds: ['Interface'] },
  { title: 'Types', kinds: ['TypeAlias'] },
  { title: 'Constants', kinds: ['Variable'] },
];

/** The page of an entry: everything that can be imported from it. */
export function entryPage(entry: DocEntry, index: SymbolIndex): string {
  const readme = `https://github.com/driverproc/driverproc/blob/main/packages/${entry.folder}/README.md`;
  const passedOn = entry.passedOn.map((name) => ({ name, address: index.addressOfName(name, entry) }));
  const sections = groups.flatMap(({ title, kinds }) => {
    const items = entry.items.filter(({ kind, displayName }) => kinds.includes(kind) && displayName !== '');
    const rows = items.filter(isNumber);
    const described = items.filter((item) => !isNumber(item));
    if (items.length === 0) return [];
    return [`## ${title}`, ...described.map((item) => symbolSection(item, entry, index)), ...(rows.length === 0 ? [] : ['### Numbers', constantTable(rows, entry, index)])];
  });
  const known = new Set(groups.flatMap(({ kinds }) => kinds));
  const unknown = entry.items.filter(({ kind }) => !known.has(kind));
  if (unknown.length > 0) throw new Error(`${entry.specifier}: the page has no place for ${unknown.map(({ kind, displayName }) => `${kind} ${displayName}`).join(', ')}`);
  return page([
    `# ${entry.specifier}`,
    `\`\`\`ts\nimport { … } from '${entry.specifier}';\n\`\`\``,
    `What it is for, with examples: its [README](${readme}).`,
    ...(passedOn.length === 0 ? [] : [`It also exports: ${passedOn.map(({ name, address }) => (address === null ? code(name) : `[${code(name)}](${address})`)).join(', ')}.`]),
    ...sections,
  ]);
}

/** The page that lists the entries. */
export function entriesPage(entries: readonly DocEntry[]): string {
  return page([
    '# Reference',
    'Everything that can be imported, by the entry that has it, with its types and comments. What several entries of a package export is described once.',
    list(entries.map(({ name, specifier, items, passedOn }) => `[${specifier}](/reference/${name}): ${items.length + passedOn.length} exports`)),
  ]);
}
