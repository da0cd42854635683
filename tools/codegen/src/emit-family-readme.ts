import type { Family, FamilyMessage } from './families-spec.ts';
import { hex } from './literal.ts';
import type { Named, Spec } from './spec.ts';

type Known = Pick<FamilyMessage, 'value' | 'confidence'>;

/** One family as the README shows it: a section with its entry points, what it promises, and what sources disagree about. */
interface Section {
  readonly subpath: string;
  readonly title: string;
  readonly tables: readonly { readonly name: string; readonly entryPoint: string; readonly messages: Named<Known> }[];
  readonly constants: number;
  readonly codes: readonly string[];
  readonly structures: readonly string[];
  readonly conflicts: readonly string[];
}

/** The sections of the families, in the order of their names. */
export function emitFamilySections(spec: Spec): string {
  const sections = [...spec.families.map((family) => familySection(family)), querySection(spec)].sort((a, b) => (a.subpath < b.subpath ? -1 : 1));
  return sections.map((section) => `\n${sectionText(section, spec)}\n`).join('');
}

function familySection({ family, title, tables, constants, codes = [], structures }: Family): Section {
  const entries = [...tables.flatMap(({ messages }) => Object.values(messages)), ...Object.values(constants), ...codes.flatMap((set) => Object.values(set.constants))];
  return {
    subpath: family,
    title,
    tables,
    constants: Object.keys(constants).length + codes.reduce((sum, set) => sum + Object.keys(set.constants).length, 0),
    codes: codes.map(({ name }) => name),
    structures,
    conflicts: [...new Set(entries.flatMap((entry) => entry.conflicts))],
  };
}

function querySection({ queries }: Spec): Section {
  const messages: Section['tables'][number]['messages'] = queries.queries;
  return {
    subpath: 'query',
    title: queries.title,
    tables: [{ name: 'query', entryPoint: queries.entryPoints.join(', '), messages }],
    constants: 0,
    codes: [],
    structures: [],
    conflicts: [...new Set(Object.values(queries.queries).flatMap(({ conflicts }) => conflicts))],
  };
}

function sectionText(section: Section, spec: Spec): string {
  const { subpath, title, tables, codes, structures, conflicts } = section;
  return [
    `### \`@driverproc/messages/${subpath}\``,
    `${title}.`,
    ...tables.map((table) => `- ${tableText(table)}`),
    ...codes.map((name) => `- \`${name}Codes\`, \`${name}Name\``),
    ...(structures.length === 0 ? [] : [`- ${count(structures.length, 'structure')}: ${structures.join(', ')}`]),
    '#### Guarantees',
    ...guarantees(section).map((text) => `- ${text}`),
    ...(conflicts.length === 0 ? [] : ['#### Sources differ']),
    ...conflicts.map((id) => `- ${spec.conflicts[id]?.topic}. Taken here: ${spec.conflicts[id]?.recommendation}`),
  ]
    .flatMap((line, index, all) => (index > 0 && !(line.startsWith('- ') && all[index - 1]?.startsWith('- ')) ? ['', line] : [line]))
    .join('\n');
}

function tableText({ name, entryPoint, messages }: Section['tables'][number]): string {
  const all = Object.entries(messages);
  const known = ['page', 'excerpt', 'header', 'inferred'].flatMap((confidence) => {
    const number = all.filter(([, message]) => message.confidence === confidence).length;
    return number === 0 ? [] : [`${number} ${confidence}`];
  });
  const [first, last] = [all[0], all.at(-1)].map((entry) => (entry === undefined ? '' : `${entry[0]} ${hex(entry[1].value)}`));
  return `\`${name}Messages\`, \`${name}MessageName\`: ${count(all.length, 'message')} to ${article(entryPoint)}, ${first} to ${last}. Known from: ${known.join(', ')}.`;
}

/** What is promised of a family; each is a test of the same words in packages/messages/test/families.test.ts. */
function guarantees({ tables, constants, structures }: Section): string[] {
  const messages = tables.reduce((sum, table) => sum + Object.keys(table.messages).length, 0);
  const named = [...(messages > 0 ? [count(messages, 'message')] : []), ...(constants > 0 ? [count(constants, 'other constant')] : [])];
  return [
    `${named.join(' and ')}, each with a name that no other family has.`,
    'Every value is the one that each source gives, and was compiled where a header of Windows has it.',
    ...(messages > 0
      ? [
          'A number has a name only by its entry point; what the table does not have has none.',
          'Every message says its entry point, direction, sender, both parameters, the answer, and how that is known.',
          'Every message whose page was read links to it.',
        ]
      : ['A number has a name only in its set; what the set does not have has none.']),
    ...(structures.length > 0 ? [`${count(structures.length, 'structure')}, each of the size that the compiler gives it on ia32 and x64, packing included.`] : []),
    'Every export has its comment.',
  ];
}

function article(entryPoint: string): string {
  return /^[a-z]+ /.test(entryPoint) ? `a ${entryPoint}` : entryPoint;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
