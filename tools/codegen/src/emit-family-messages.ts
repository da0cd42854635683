import type { Family, FamilyMessage, MessageTable } from './families-spec.ts';
import { generatedFile } from './generated-file.ts';
import { hex, type Literal, property } from './literal.ts';
import type { Query, Spec } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

/** The entry points that also get the general DRVM_ messages. */
const xxxMessages = ['wodMessage', 'widMessage', 'modMessage', 'midMessage', 'auxMessage', 'mxdMessage'];

/** `gen/<family>-messages.ts`: the messages of each entry point as data, and the name of a number there. */
export function emitFamilyMessages({ family, tables }: Family, { sources }: Spec): string {
  const general = tables.some(({ entryPoint }) => xxxMessages.includes(entryPoint));
  const imports = [
    ...(general ? ["import { drvmMessages } from './drvm-messages.js';"] : []),
    "import { messageNames } from '../message-names.js';",
    "import type { MessageTable } from '../message-table.js';",
  ];
  return generatedFile(imports, tables.flatMap((table, index) => tableParts(table, `families/${family}.json#/tables/${index}`, Object.keys(sources))));
}

/** `gen/query-messages.ts`: the device queries, in the shape of the other families. */
export function emitQueryMessages({ queries, sources }: Spec): string {
  const messages = Object.fromEntries(Object.entries(queries.queries).map(([name, query]) => [name, queryMessage(query, queries.answer)]));
  const table: MessageTable = {
    name: 'query',
    title: 'Device queries',
    entryPoint: queries.entryPoints.join(', '),
    direction: 'to-driver',
    sender: 'An application. winmm answers, no driver is called.',
    messages,
  };
  const imports = ["import { messageNames } from '../message-names.js';", "import type { MessageTable } from '../message-table.js';"];
  return generatedFile(imports, tableParts(table, 'drv-query.json#/queries', Object.keys(sources)));
}

function queryMessage({ parameters, ...query }: Query, answer: string): FamilyMessage {
  const known = Object.entries(parameters).map(([name, parameter]) => [name, { ...parameter, type: parameter.used ? parameter.type : null }]);
  return { ...query, parameters: Object.fromEntries(known), answer: { kind: 'mmresult', meaning: answer } };
}

function tableParts(table: MessageTable, place: string, sourceOrder: readonly string[]): string[] {
  const { name, title, entryPoint, direction, sender, messages } = table;
  const tables = xxxMessages.includes(entryPoint) ? [`${name}Messages`, 'drvmMessages'] : [`${name}Messages`];
  const names = Object.keys(messages).map((message) => `'${message}'`).join(' | ');
  const members = Object.entries(messages).flatMap(([message, entry]) => [
    `  ${message}: {`,
    `    id: ${hex(entry.value)},`,
    `    summary: ${text(entry.summary)},`,
    `    entryPoint: ${name}Common.entryPoint,`,
    `    direction: ${name}Common.direction,`,
    `    sender: ${name}Common.sender,`,
    ...Object.entries(rest(entry, sourceOrder)).map(([key, value]) => `    ${property(key, value, 4)},`),
    '  },',
  ]);
  return [
    `const ${name}Common = { entryPoint: ${text(entryPoint)}, direction: ${text(direction)}, sender: ${text(sender)} } as const;`,
    `${publicDoc({ text: [`${title}, by their names: plain data.`] })}\nexport const ${name}Messages: MessageTable<${names}> = { // ${place}\n${members.join('\n')}\n};`,
    `const ${name}Names: ReadonlyMap<number, string> = /* @__PURE__ */ messageNames(${tables.join(', ')});`,
    `${publicDoc({ text: [nameText(table)] })}\nexport function ${name}MessageName(msg: number): string | undefined {\n  return ${name}Names.get(msg);\n}`,
  ];
}

function nameText({ title, entryPoint }: MessageTable): string {
  const general = xxxMessages.includes(entryPoint) ? ', the general DRVM_ messages included' : '';
  const standard = entryPoint === 'DriverProc' ? ' The DRV_ messages, which every DriverProc gets too, are not among them.' : '';
  return `The name of a message number among the ${title[0]?.toLowerCase()}${title.slice(1)}${general}; undefined where it has none.${standard}`;
}

function rest(message: FamilyMessage, sourceOrder: readonly string[]): { readonly [key: string]: Literal } {
  const { parameters, answer, confidence, aliasOf, availability, header, href, conflicts } = message;
  return {
    parameters: Object.entries(parameters).map(([name, { used, type, structure, extensions, direction, meaning }]) => ({
      name,
      used,
      type,
      ...(structure !== undefined && { structure }),
      ...(extensions !== undefined && { extensions }),
      ...(direction !== undefined && { direction }),
      meaning,
    })),
    answer: { kind: answer.kind, meaning: answer.meaning },
    confidence,
    ...(aliasOf !== undefined && { aliasOf }),
    availability,
    header: header === null ? null : { include: header.include, declaredIn: header.declaredIn },
    ...(href !== undefined && { href }),
    sources: sourceOrder.filter((id) => id in message.evidence || message.sources.includes(id)),
    conflicts,
  };
}

function text(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
