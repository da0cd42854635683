import { DriverError } from '@driverproc/binding';
import type { LParam } from '@driverproc/binding';
import { DRV_OPEN } from '@driverproc/messages';
import { messageNumber } from '../message-number.js';
import { parseValue } from './value-text.js';

/** How the recorded driver answers a message that its script does not name. */
type AnswerRule =
  | { readonly kind: 'value'; readonly value: LParam }
  /** A new value at every answer: `first`, `first + step`, … */
  | { readonly kind: 'next'; readonly first: number; readonly step: number }
  /** `base` plus the message number, in 32 bits. */
  | { readonly kind: 'plus-message'; readonly base: number }
  | { readonly kind: 'DefDriverProc' };

export interface DriverDefaults {
  readonly byMessage: ReadonlyMap<number, AnswerRule>;
  readonly others: AnswerRule;
}

const OPEN_BY_DEFAULT: AnswerRule = { kind: 'next', first: 0x1001, step: 1 };
const NUMBER = '(0x[0-9a-f]+|\\d+)';

type Clause = { readonly msg: number | 'others'; readonly rule: AnswerRule };

// One of these matches at the start of what is left of the text; longer forms first.
const clauses: readonly { readonly form: RegExp; read(found: readonly string[]): Clause | null }[] = [
  {
    form: new RegExp(`^OPEN the next of ${NUMBER}, ${NUMBER}, \\.\\.\\.`, 'i'),
    read: ([first, second]) => ({ msg: DRV_OPEN, rule: { kind: 'next', first: Number(first), step: Number(second) - Number(first) } }),
  },
  { form: /^OPEN as by default/i, read: () => ({ msg: DRV_OPEN, rule: OPEN_BY_DEFAULT }) },
  {
    form: new RegExp(`^any other message ${NUMBER} \\+ msg \\(32-bit\\)`, 'i'),
    read: ([base]) => ({ msg: 'others', rule: { kind: 'plus-message', base: Number(base) } }),
  },
  { form: new RegExp(`^any other message ${NUMBER}`, 'i'), read: ([value]) => clause('others', value) },
  {
    form: /^(?:every message(?: but DRV_OPEN)?|any other message):? what DefDriverProc answers/i,
    read: () => ({ msg: 'others', rule: { kind: 'DefDriverProc' } }),
  },
  {
    form: new RegExp(`^((?:DRV_)?[A-Z]+(?:\\+\\d+)?) ${NUMBER}`),
    read: ([name, value]) => {
      const msg = messageNumber(name!.startsWith('DRV_') ? name! : `DRV_${name}`);
      return msg === null ? null : clause(msg, value);
    },
  },
];

function clause(msg: number | 'others', text: string | undefined): Clause | null {
  const value = /^\d+$/.test(text!) ? Number(text) : parseValue(text!);
  return value === null ? null : { msg, rule: { kind: 'value', value } };
}

/**
 * Reads the sentence that says how a recorded driver answers.
 *
 * @throws DriverError `invalid_file` for words that are not known, and for a sentence that leaves messages out.
 */
export function parseDriverDefaults(text: string): DriverDefaults {
  const byMessage = new Map<number, AnswerRule>();
  let others: AnswerRule | undefined;
  for (let rest = text; rest !== ''; ) {
    const [found, read] = nextClause(rest);
    if (read === null) throw new DriverError('invalid_file', `driverDefaults: "${rest}" is not known`);
    if (read.msg === 'others') others = read.rule;
    else byMessage.set(read.msg, read.rule);
    rest = rest.slice(found.length);
    if (rest !== '' && !/^[,;] ./.test(rest)) throw new DriverError('invalid_file', `driverDefaults: "${rest}" is not known`);
    rest = rest.slice(2);
  }
  if (others === undefined) throw new DriverError('invalid_file', `driverDefaults: "${text}" does not say what all other messages answer`);
  return { byMessage, others };
}

function nextClause(text: string): [string, Clause | null] {
  for (const { form, read } of clauses) {
    const found = form.exec(text);
    if (found !== null) return [found[0], read(found.slice(1))];
  }
  return ['', null];
}
