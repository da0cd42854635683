import { messageNumber } from '../message-number.js';
import { parseValue } from './value-text.js';

/**
 * What a recorded driver does inside a message, in words: `Call(args)[, Call…][, first time only]`, or `sleep n ms`,
 * which nobody sees where there is one thread.
 */
export interface DriverAction {
  readonly calls: readonly ActionCall[];
  readonly firstTimeOnly: boolean;
}

/** A call as the words name it. The recorded step has its exact arguments; these must fit them. */
export interface ActionCall {
  readonly name: string;
  /** `null` where the words leave the arguments out. */
  readonly args: readonly ActionArg[] | null;
}

export type ActionArg =
  | { readonly kind: 'self' }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'other' }
  /** Whose handle it is, in any words; the recorded step has the handle itself. */
  | { readonly kind: 'handle'; readonly words: string }
  | { readonly kind: 'message'; readonly msg: number }
  | { readonly kind: 'value'; readonly value: number | bigint }
  | { readonly kind: 'null' };

// Which argument is a handle; -1 where none is.
const handlePlaces: ReadonlyMap<string, number> = new Map([
  ['OpenDriver', -1],
  ['OpenDriverA', -1],
  ['CloseDriver', 0],
  ['SendDriverMessage', 0],
  ['GetDriverModuleHandle', 0],
  ['DrvGetModuleHandle', 0],
  ['GetDriverFlags', 0],
  ['DefDriverProc', 1],
  ['LoadLibrary', -1],
  ['FreeLibrary', 0],
]);

/** Reads the words of an action; `null` when they are not known. */
export function parseDriverAction(text: string): DriverAction | null {
  if (/^sleep \d+ ms$/.test(text)) return { calls: [], firstTimeOnly: false };
  const once = /,? first time only$/.exec(text);
  const calls: ActionCall[] = [];
  for (let rest = once === null ? text : text.slice(0, once.index); rest !== ''; ) {
    const found = /^([A-Za-z]+)(?:\(((?:"[^"]*"|[^()"])*)\))?(?:(?:, | and |, then | then )(?=[A-Z])|$)/.exec(rest);
    const call = found === null ? null : readCall(found[1]!, found[2]);
    if (call === null) return null;
    calls.push(call);
    rest = rest.slice(found![0].length);
  }
  return calls.length === 0 ? null : { calls, firstTimeOnly: once !== null };
}

function readCall(name: string, list: string | undefined): ActionCall | null {
  const handlePlace = handlePlaces.get(name);
  if (handlePlace === undefined) return null;
  if (list === undefined) return { name, args: null };
  const args: ActionArg[] = [];
  for (const text of list.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const arg = args.length === handlePlace ? readHandle(text.trim()) : readArg(text.trim());
    if (arg === null) return null;
    args.push(arg);
  }
  return { name, args };
}

function readHandle(text: string): ActionArg | null {
  if (text === '' || text.includes('"')) return null;
  if (/^null$/i.test(text)) return { kind: 'null' };
  if (/^self$|^(?:(?:the|its|my) )?own(?: (?:hdrvr|handle|instance))?$/.test(text)) return { kind: 'own' };
  if (/^(?:the |an)?other\b/.test(text)) return { kind: 'other' };
  const ofModule = /^(?:the )?(probe[a-z])(?:\.dll)?(?: (?:hdrvr|handle|instance))?$/.exec(text);
  return ofModule === null ? { kind: 'handle', words: text } : { kind: 'module', name: ofModule[1]! };
}

function readArg(text: string): ActionArg | null {
  if (text === 'self') return { kind: 'self' };
  if (/^null$/i.test(text)) return { kind: 'null' };
  if (/^".*"$/.test(text)) return { kind: 'text', text: text.slice(1, -1) };
  if (/^\d+$/.test(text)) return { kind: 'value', value: Number(text) };
  if (/^-\d+$/.test(text)) return { kind: 'value', value: Number(text) };
  const value = parseValue(text);
  if (value !== null) return { kind: 'value', value };
  const msg = messageNumber(text);
  if (msg !== null) return { kind: 'message', msg };
  return /^probe[a-z](?:\.dll)?$/.test(text) ? { kind: 'module', name: text.replace(/\.dll$/, '') } : null;
}
