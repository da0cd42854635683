import type { Spec } from 'codegen/read-spec';

/** What the pages say of a message, whichever file of the specification has it. */
export interface MessageFact {
  readonly name: string;
  readonly value: number;
  readonly summary: string;
  readonly entryPoint: string;
  readonly direction: 'to-driver' | 'from-driver';
  readonly sender: string;
  readonly availability: string;
  readonly aliasOf?: string | undefined;
  readonly href?: string | undefined;
  readonly parameters: readonly ParameterFact[];
  readonly answer: { readonly kind?: string; readonly meaning: string; readonly values?: { readonly [name: string]: string } };
  /** How it is known: `page`, `excerpt`, `header`, `inferred`; a standard message says how each of its sources was seen. */
  readonly confidence: string;
  /** Ids of sources that say what it means. */
  readonly sources: readonly string[];
  /** Ids of sources that give its number. */
  readonly valueSources: readonly string[];
  readonly conflicts: readonly string[];
  readonly corrections: readonly string[];
  /** What only standard messages have, by its label. */
  readonly more: readonly (readonly [string, string])[];
}

interface ParameterFact {
  readonly place: string;
  readonly type: string | null;
  readonly name?: string | undefined;
  readonly direction?: string | undefined;
  readonly meaning: string;
}

/** The messages of one page: a family, by entry point. */
export interface FamilyFacts {
  readonly family: string;
  readonly title: string;
  readonly tables: readonly { readonly title: string; readonly messages: readonly MessageFact[] }[];
}

/** Every message of the specification: the standard ones first, then the queries, then the families by name. */
export function readFacts(spec: Spec): FamilyFacts[] {
  return [standardFacts(spec), queryFacts(spec), ...spec.families.filter(({ tables }) => tables.length > 0).map(familyFacts)];
}

function standardFacts({ drv, sources }: Spec): FamilyFacts {
  const messages = Object.entries(drv.messages).map(([name, message]): MessageFact => {
    const { order, defDriverProc: def } = message;
    return {
      ...message,
      name,
      entryPoint: 'DriverProc',
      direction: 'to-driver',
      parameters: Object.entries(message.parameters).map(([place, parameter]) => ({ place, ...parameter })),
      confidence: [...new Set(message.sources.map((id) => sources[id]!.how))].join(', '),
      valueSources: Object.keys(message.evidence),
      conflicts: [],
      more: [
        ['Sent by', message.sentBy === 'system' ? 'the system; applications must not send it' : 'an application, with SendDriverMessage'],
        ['When', message.when],
        ['Order', [order.position, names('After', order.after), names('Before', order.before)].join(' ').trim()],
        ['DefDriverProc', `answers ${def.win32} (win32), ${def.wine} (wine), ${def.win31} (win31).`],
        ...(message.answer.ignoredBy.length === 0 ? [] : [['Answer ignored by', message.answer.ignoredBy.join(', ')] as const]),
        ...message.remarks.map((remark): [string, string] => ['Remark', remark]),
      ],
    };
  });
  return { family: 'drv', title: drv.title, tables: [{ title: 'Messages to the DriverProc of every driver', messages }] };
}

function names(label: string, messages: readonly string[]): string {
  return messages.length === 0 ? '' : `${label} ${messages.join(', ')}.`;
}

function queryFacts({ queries }: Spec): FamilyFacts {
  const messages = Object.entries(queries.queries).map(([name, query]): MessageFact => ({
    ...query,
    name,
    entryPoint: queries.entryPoints.join(', '),
    direction: 'to-driver',
    sender: 'An application; winmm answers by itself.',
    parameters: Object.entries(query.parameters).map(([place, parameter]) => ({ place, ...parameter })),
    answer: { meaning: queries.answer },
    valueSources: Object.keys(query.evidence),
    more: [],
  }));
  return { family: 'query', title: queries.title, tables: [{ title: 'Messages to functions of winmm', messages }] };
}

function familyFacts({ family, title, tables }: Spec['families'][number]): FamilyFacts {
  return {
    family,
    title,
    tables: tables.map((entries) => ({
      title: entries.title,
      messages: Object.entries(entries.messages).map(([name, message]): MessageFact => ({
        ...message,
        name,
        entryPoint: entries.entryPoint,
        direction: entries.direction,
        sender: entries.sender,
        parameters: Object.entries(message.parameters).map(([place, parameter]) => ({ place, ...parameter })),
        valueSources: Object.keys(message.evidence),
        corrections: [],
        more: [],
      })),
    })),
  };
}
