import { generatedFile } from './generated-file.ts';
import { hex } from './literal.ts';
import type { Constant, Message, Query, Spec, ValueEntry } from './spec.ts';
import { type Doc, publicDoc } from './tsdoc.ts';

/** `gen/constants.ts`: every number that has to do with DriverProc and DriverCallback. */
export function emitConstants({ drv, constantFamilies }: Spec): string {
  return generatedFile([], [
    ...Object.entries(drv.messages).map(([name, message]) => constant(name, message, messageDoc(message), 'drv.json#/messages')),
    ...constantFamilies.flatMap(({ family, constants }) =>
      Object.entries(constants).map(([name, entry]) => constant(name, entry, constantDoc(entry), `${family}.json#/constants`)),
    ),
  ]);
}

/** `gen/query-constants.ts`: the device queries, which never reach a DriverProc. */
export function emitQueryConstants({ queries }: Spec): string {
  const all = Object.entries(queries.queries);
  return generatedFile([], all.map(([name, query]) => constant(name, query, queryDoc(query), 'drv-query.json#/queries')));
}

function constant(name: string, { value, href }: ValueEntry, doc: Omit<Doc, 'see'>, place: string): string {
  return `${publicDoc({ ...doc, see: href })}\nexport const ${name} = ${hex(value)}; // ${place}/${name}`;
}

function messageDoc({ summary, sender, when, answer }: Message): Doc {
  return { text: [summary, `Sender: ${sender}. ${when}`, `Answer: ${answer.meaning}`] };
}

function constantDoc({ summary, aliasOf, obsolete }: Constant): Doc {
  return { text: [summary], ...(obsolete && { deprecated: `Use {@link ${aliasOf}}, which has the same value.` }) };
}

function queryDoc({ summary, availability, parameters: { dwParam1, dwParam2 } }: Query): Doc {
  const parameters = `dwParam1: ${parameter(dwParam1)} dwParam2: ${parameter(dwParam2)}`;
  return { text: [summary, parameters], ...(availability !== 'win32' && { deprecated: 'No Win32 header has it.' }) };
}

function parameter({ used, type, meaning }: Query['parameters']['dwParam1']): string {
  return used ? `${type}. ${meaning}` : meaning;
}
