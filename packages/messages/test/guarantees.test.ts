import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as messages from '@driverproc/messages';
import { type DriverMessageMap, driverMessages, type MessageDescriptor, type MessageOf } from '@driverproc/messages';
import * as query from '@driverproc/messages/query';
import { describe, expect, expectTypeOf, it } from 'vitest';

interface Entry {
  readonly value: number;
  readonly header: object | null;
  readonly evidence: { readonly [source: string]: number };
  readonly corrections: readonly string[];
}

interface Correction {
  readonly names: readonly string[];
  readonly page: string;
  readonly quote: string;
  readonly right: string;
  readonly reason: string;
}

const packageFolder = join(import.meta.dirname, '..');
const spec = readdirSync(join(packageFolder, 'spec'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(packageFolder, 'spec', file), 'utf8')));

/** All entries of one kind, from every file that has it. */
function entries<E>(...kinds: string[]): [string, E][] {
  return spec.flatMap((file) => kinds.flatMap((kind) => Object.entries<E>(file[kind] ?? {})));
}

const values = entries<Entry>('messages', 'constants', 'queries');
const descriptors = Object.entries<MessageDescriptor>(driverMessages);

/** The README's words, and the test of each. */
const guarantees: { readonly [words: string]: () => void } = {
  'Every value is the one that each of its sources gives, and there is a constant for every entry of the specification.'() {
    const constants = { ...messages, ...query } as { readonly [name: string]: unknown };
    for (const [name, { value, evidence }] of values) {
      expect(new Set(Object.values(evidence)), name).toEqual(new Set([value]));
      expect(constants[name], name).toBe(value);
    }
    const named = values.map(([name]) => name);
    expect(Object.keys(constants).filter((name) => typeof constants[name] === 'number' && !named.includes(name))).toEqual([]);
  },

  'Every name that a header of Windows defines has a source that was compiled.'() {
    const sources = Object.fromEntries(entries<{ how: string }>('sources'));
    for (const [name, { header, evidence }] of values) {
      const compiled = Object.keys(evidence).filter((source) => sources[source]?.how === 'compiled');
      expect(compiled.length > 0, name).toBe(header !== null);
    }
  },

  'No two standard messages have the same number.'() {
    expect(new Set(descriptors.map(([, { id }]) => id)).size).toBe(descriptors.length);
  },

  'Every message says who sends it, what its four parameters are, what is answered, and what DefDriverProc answers on each host.'() {
    for (const [name, descriptor] of descriptors) {
      expect(['system', 'application'], name).toContain(descriptor.sentBy);
      expect(descriptor.sender, name).not.toBe('');
      expect(Object.keys(descriptor.parameters), name).toEqual(['dwDriverId', 'hdrvr', 'lParam1', 'lParam2']);
      expect(Object.values(descriptor.parameters).every(({ meaning }) => meaning !== ''), name).toBe(true);
      expect(descriptor.answer.meaning, name).not.toBe('');
      expect(Object.keys(descriptor.defDriverProc), name).toEqual(['win32', 'wine', 'win31']);
    }
  },

  'A parameter has a name exactly where it is used; every other lParam is sent as zero.'() {
    for (const [name, { lParam1, lParam2, parameters }] of descriptors) {
      expect(lParam1 !== undefined, name).toBe(parameters.lParam1.used);
      expect(lParam2 !== undefined, name).toBe(parameters.lParam2.used);
    }
  },

  'A descriptor is plain data: it survives JSON.'() {
    expect(JSON.parse(JSON.stringify(driverMessages))).toEqual(driverMessages);
  },

  '`DriverMessageMap` and `driverMessages` have the same messages, and the same types for each.'() {
    type Types = { [Name in keyof typeof driverMessages]: MessageOf<(typeof driverMessages)[Name]> };
    expectTypeOf<Types>().branded.toEqualTypeOf<{ [Name in keyof DriverMessageMap]: DriverMessageMap[Name] }>();
  },

  'Every link of a message leads to learn.microsoft.com.'() {
    const links = descriptors.flatMap(([, { href }]) => href ?? []);
    expect(links.filter((link) => !link.startsWith('https://learn.microsoft.com/'))).toEqual([]);
    expect(links).toHaveLength(12);
  },

  'Every correction quotes a page, says what is right and why, and is listed by everything it is about.'() {
    const listed = entries<Entry>('messages', 'constants', 'queries', 'structures').flatMap(([name, { corrections }]) =>
      corrections.map((id) => `${name}: ${id}`),
    );
    const corrections = entries<Correction>('corrections');
    for (const [id, { page, quote, right, reason }] of corrections) {
      expect([page, quote, right, reason].every((text) => text !== ''), id).toBe(true);
    }
    expect(corrections.flatMap(([id, { names }]) => names.map((name) => `${name}: ${id}`)).sort()).toEqual(listed.sort());
  },
};

describe('README.md guarantees', () => {
  for (const [words, test] of Object.entries(guarantees)) it(words, test);

  it('nothing that is not tested here', () => {
    const section = /## Guarantees\n([\s\S]*?)\n## /.exec(readFileSync(join(packageFolder, 'README.md'), 'utf8'))?.[1] ?? '';
    const bullets = section.split('\n\n').flatMap((part) => (part.trim().startsWith('- ') ? part.trim().slice(2).split('\n- ') : []));
    expect(bullets.map((bullet) => bullet.replace(/\n +/g, ' '))).toEqual(Object.keys(guarantees));
  });
});
