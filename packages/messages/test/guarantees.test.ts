import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as messages from '@driverproc/messages';
import { type DriverMessageMap, driverMessages, type MessageDescriptor, type MessageOf } from '@driverproc/messages';
import * as query from '@driverproc/messages/query';
import { messageTables } from '@driverproc/messages/tables';
import type { FamilyMessage, MessageTableEntry } from '@driverproc/messages/tables';
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

describe('README.md guarantees', () => {
  it('Every value is the one that each of its sources gives, and there is a constant for every entry of the specification.', () => {
    const constants = Object.entries({ ...messages, ...query }).filter(([, value]) => typeof value === 'number');
    expect(Object.fromEntries(constants)).toEqual(Object.fromEntries(values.map(([name, { value }]) => [name, value])));
    expect(offenders(values, ({ value, evidence }) => Object.values(evidence).some((given) => given !== value))).toEqual([]);
  });

  it('Every name that a header of Windows defines has a source that was compiled.', () => {
    const sources = Object.fromEntries(entries<{ how: string }>('sources'));
    const compiled = ({ evidence }: Entry): boolean => Object.keys(evidence).some((source) => sources[source]?.how === 'compiled');
    expect(offenders(values, (entry) => compiled(entry) !== (entry.header !== null))).toEqual([]);
  });

  it('No two standard messages have the same number.', () => {
    expect(new Set(descriptors.map(([, { id }]) => id)).size).toBe(descriptors.length);
  });

  it('Every message says who sends it, what its four parameters are, what is answered, and what DefDriverProc answers on each host.', () => {
    const described = ({ sentBy, sender, parameters, answer, defDriverProc }: MessageDescriptor): boolean =>
      (sentBy === 'system' || sentBy === 'application') &&
      [sender, answer.meaning, ...Object.values(parameters).map(({ meaning }) => meaning)].every((text) => text !== '') &&
      Object.keys(parameters).join() === 'dwDriverId,hdrvr,lParam1,lParam2' &&
      Object.keys(defDriverProc).join() === 'win32,wine,win31';
    expect(offenders(descriptors, (descriptor) => !described(descriptor))).toEqual([]);
  });

  it('A parameter has a name exactly where it is used; every other lParam is sent as zero.', () => {
    const named = descriptors.map(([name, { lParam1, lParam2 }]) => [name, lParam1 !== undefined, lParam2 !== undefined]);
    const used = descriptors.map(([name, { parameters }]) => [name, parameters.lParam1.used, parameters.lParam2.used]);
    expect(named).toEqual(used);
  });

  it('A descriptor is plain data: it survives JSON.', () => {
    expect(JSON.parse(JSON.stringify(driverMessages))).toStrictEqual(driverMessages);
  });

  it('`DriverMessageMap` and `driverMessages` have the same messages, and the same types for each.', () => {
    type Types = { [Name in keyof DriverMessageMap]: MessageOf<(typeof driverMessages)[Name]> };
    expectTypeOf<keyof typeof driverMessages>().toEqualTypeOf<keyof DriverMessageMap>();
    expectTypeOf<Types>().branded.toEqualTypeOf<{ [Name in keyof DriverMessageMap]: DriverMessageMap[Name] }>();
  });

  it('Every link of a message leads to learn.microsoft.com.', () => {
    const links = descriptors.flatMap(([, { href }]) => href ?? []);
    expect(links.filter((link) => !link.startsWith('https://learn.microsoft.com/'))).toEqual([]);
    expect(links).toHaveLength(12);
  });

  it('All 266 messages of the Windows SDK are there, not counting those of `/callback`, and every name that is left out has its reason.', () => {
    const ofSdk = ({ availability }: { readonly availability: string }): boolean => availability === 'win32';
    const others = Object.entries<MessageTableEntry>(messageTables).filter(([, { family }]) => family !== 'callback');
    expect([
      descriptors.filter(([, descriptor]) => ofSdk(descriptor)).length,
      others.flatMap(([, table]) => Object.values<FamilyMessage>(table.messages)).filter(ofSdk).length,
    ]).toEqual([13, 253]);
    const leftOut = Object.entries<string>(spec.flatMap((file) => (file.names === undefined ? [] : [file.names]))[0]);
    expect(leftOut).toHaveLength(33);
    expect(leftOut.filter(([, reason]) => reason === '')).toEqual([]);
    expect(leftOut.filter(([name]) => values.some(([other]) => other === name))).toEqual([]);
  });

  it('Importing one family pulls in no other: only what they share, the general DRVM_ messages and the common structures.', () => {
    const entries = readdirSync(join(packageFolder, 'src')).flatMap((file) => /^(acm|aux|callback|capture|drvm|icm|joystick|mci|midi|mixer|query|result|timer|wave)\.ts$/.exec(file)?.[1] ?? []);
    expect(entries).toHaveLength(14);
    const foreign = entries.flatMap((family) =>
      imported(`src/${family}.ts`)
        .filter((file) => !new RegExp(`^src/(?:${family}|message-names|code-names|gen/${family}-[a-z]+|gen/shared-structures|gen/drvm-messages)\\.ts$`).test(file))
        .map((file) => `${family}: ${file}`),
    );
    expect(foreign).toEqual([]);
    expect(imported('src/wave.ts')).toEqual([
      'src/wave.ts',
      'src/gen/wave-constants.ts',
      'src/gen/wave-messages.ts',
      'src/gen/drvm-messages.ts',
      'src/message-names.ts',
      'src/gen/wave-structures.ts',
      'src/gen/shared-structures.ts',
    ]);
  });

  it('Every correction quotes a page, says what is right and why, and is listed by everything it is about.', () => {
    const corrections = entries<Correction>('corrections');
    expect(offenders(corrections, ({ page, quote, right, reason }) => [page, quote, right, reason].includes(''))).toEqual([]);
    const listed = entries<Entry>('messages', 'constants', 'queries', 'structures').flatMap(([name, entry]) =>
      entry.corrections.map((id) => `${name}: ${id}`),
    );
    expect(corrections.flatMap(([id, { names }]) => names.map((name) => `${name}: ${id}`)).sort()).toEqual(listed.sort());
  });

  it('are these tests, word for word', ({ task }) => {
    const section = /## Guarantees\n([\s\S]*?)\n## /.exec(readFileSync(join(packageFolder, 'README.md'), 'utf8'))?.[1] ?? '';
    const bullets = section.split(/^- /m).slice(1).map((bullet) => bullet.split('\n\n')[0]?.trim().replace(/\n +/g, ' '));
    expect([...bullets, task.name]).toEqual(task.suite?.tasks.map(({ name }) => name));
  });
});

/** A module of this package and everything it imports at run time, in the order in which it is met. */
function imported(file: string, seen: string[] = []): string[] {
  if (seen.includes(file)) return seen;
  seen.push(file);
  const text = readFileSync(join(packageFolder, file), 'utf8');
  for (const [, from] of text.matchAll(/^(?:import|export) (?!type\b)[^'\n]*?from '(\.[^']+)\.js';/gm)) {
    imported(posix.join(posix.dirname(file), `${from}.ts`), seen);
  }
  return seen;
}

/** The names of the entries that break a rule. */
function offenders<E>(all: readonly [string, E][], breaks: (entry: E) => boolean): string[] {
  return all.filter(([, entry]) => breaks(entry)).map(([name]) => name);
}
