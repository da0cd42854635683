import { emitCodes } from './emit-codes.ts';
import { emitFamilyConstants } from './emit-family-constants.ts';
import { emitFamilyMessages, emitQueryMessages } from './emit-family-messages.ts';
import { emitFamilyStructures, emitSharedStructures } from './emit-native-structures.ts';
import { generatedFile } from './generated-file.ts';
import type { Spec } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

/** Every file of the families beyond DRV_, by its path in packages/messages. */
export function emitFamilies(spec: Spec): { readonly [path: string]: string } {
  const files: { [path: string]: string } = {
    'src/gen/query-messages.ts': emitQueryMessages(spec),
    'src/gen/message-tables.ts': emitMessageTables(spec),
  };
  for (const family of spec.families) {
    const path = `src/gen/${family.family}`;
    files[`${path}-constants.ts`] = emitFamilyConstants(family, spec);
    if (family.tables.length > 0) files[`${path}-messages.ts`] = emitFamilyMessages(family, spec);
    if (family.structures.length > 0) files[`${path}-structures.ts`] = emitFamilyStructures(family, spec);
    if (family.codes !== undefined) files[`${path}-codes.ts`] = emitCodes(family);
  }
  for (const file of spec.structureFiles) {
    if (file.name === 'shared') files['src/gen/shared-structures.ts'] = emitSharedStructures(file, spec);
  }
  return files;
}

/** `gen/message-tables.ts`: every table by its name, for who decodes what any driver is sent. */
function emitMessageTables({ families }: Spec): string {
  const rows = [
    ...families.flatMap(({ family, structures, tables }) =>
      tables.map((table) => ({ family, name: table.name, entryPoint: table.entryPoint, structures: structures.length > 0 ? `${family}Structures` : '{}' })),
    ),
    { family: 'query', name: 'query', entryPoint: 'waveOutMessage and its like', structures: '{}' },
  ];
  const imports = families.flatMap(({ family, structures, tables }) => [
    ...(tables.length === 0 ? [] : [`import { ${tables.flatMap(({ name }) => [`${name}MessageName`, `${name}Messages`]).join(', ')} } from './${family}-messages.js';`]),
    ...(structures.length === 0 || tables.length === 0 ? [] : [`import { ${family}Structures } from './${family}-structures.js';`]),
  ]);
  const names = rows.map(({ name }) => `'${name}'`).join(' | ');
  const doc = publicDoc({ text: ['Every table of messages by its name: the family, the messages, the name of a number, and the structures that parameters point at.'] });
  const members = rows.map(
    ({ family, name, structures }) =>
      `  ${name}: { family: '${family}', messages: ${name}Messages, messageName: ${name}MessageName, structures: ${structures} },`,
  );
  return generatedFile(
    ["import type { MessageTableEntry } from '../message-table-entry.js';", ...imports, "import { queryMessageName, queryMessages } from './query-messages.js';"],
    [`${doc}\nexport const messageTables: { readonly [Table in ${names}]: MessageTableEntry } = {\n${members.join('\n')}\n};`],
  );
}
