import { dverrName, icerrName, mcierrName, mmresultName } from '@driverproc/messages/result';
import { messageTables } from '@driverproc/messages/tables';
import { driverFamily } from './family-table.js';
import type { FamilyMessage, FamilyTable } from './family-table.js';

type TableName = keyof typeof messageTables;

/**
 * Every family that a log can tell from the others: what all drivers get, what audio and video codecs and MCI drivers get
 * besides, the functions of devices and the queries that come to them. Some 300 messages; a decoder that is to be small
 * is given `driverFamily` alone.
 *
 * @public
 */
export const knownFamilies: readonly FamilyTable[] = /* @__PURE__ */ Object.freeze([
  driverFamily,
  ...driverClasses(['acm', 'icm', 'mci']),
  ...deviceFunctions(['aux', 'mid', 'mod', 'mxd', 'wid', 'wod']),
]);

/** Tables of a DriverProc, each for drivers of the class that is called like it. */
function driverClasses(names: readonly TableName[]): FamilyTable[] {
  return names.map((name) => ({ family: name, entryPoint: 'DriverProc', driverClass: name, messages: messagesOf(name), answerName }));
}

/** Tables of functions that are called like them: `wod`, wodMessage. All get the queries too. */
function deviceFunctions(names: readonly TableName[]): FamilyTable[] {
  return names.flatMap((name) => {
    const device = { entryPoint: `${name}Message`, driverClass: null, answerName };
    return [
      { family: 'query', ...device, messages: messagesOf('query') },
      { family: name, ...device, messages: messagesOf(name) },
    ];
  });
}

/** The names of the codes that a kind of answer may be. */
const codeNames: { readonly [result: string]: (code: number) => string | undefined } = {
  dverr: dverrName,
  'handle-or-icerr': icerrName,
  icerr: icerrName,
  mcierror: mcierrName,
  mmresult: mmresultName,
};

function answerName(result: string, answer: number): string | undefined {
  return codeNames[result]?.(answer);
}

/** Where a number has two names, the one that the table gives it. */
function messagesOf(table: TableName): { [name: string]: FamilyMessage } {
  const { messages, messageName } = messageTables[table];
  return Object.fromEntries(
    Object.entries(messages)
      .filter(([name, { id }]) => messageName(id) === name)
      .map(([name, { id, parameters: [first, second], answer }]) => [
        name,
        { id, ...(first.used !== false && { lParam1: typed(first) }), ...(second.used !== false && { lParam2: typed(second) }), result: answer.kind },
      ]),
  );
}

function typed({ name, type }: { readonly name: string; readonly type: string | null }): { readonly [name: string]: string } {
  return { [name]: type ?? 'LPARAM' };
}
