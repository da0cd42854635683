import { readDocModel } from 'tsdoc/doc-model';
import { describe, expect, it } from 'vitest';
import { describedOnce } from '../src/reference/described-once.ts';

const before = readDocModel();
const after = describedOnce(before);
const entry = (entries: typeof before, specifier: string): (typeof before)[number] => entries.find((each) => each.specifier === specifier)!;
const namesOf = (entries: typeof before, specifier: string): string[] => entry(entries, specifier).items.map(({ displayName }) => displayName);

describe('what several entries of a package export', () => {
  it('is described by the main entry where that has it', () => {
    expect(namesOf(before, '@driverproc/binding/conformance')).toContain('DriverBinding');
    expect(namesOf(after, '@driverproc/binding/conformance')).not.toContain('DriverBinding');
    expect(namesOf(after, '@driverproc/binding')).toContain('DriverBinding');
    expect(entry(after, '@driverproc/binding/conformance').passedOn).toContain('DriverBinding');
  });

  it('is described by the tables where only families have it', () => {
    const having = after.filter(({ items }) => items.some(({ displayName }) => displayName === 'FamilyParameter')).map(({ specifier }) => specifier);
    expect(having).toEqual(['@driverproc/messages/tables']);
    expect(entry(after, '@driverproc/messages/acm').passedOn).toContain('FamilyParameter');
  });

  it('is described apart where packages give a name to different things', () => {
    expect(namesOf(after, '@driverproc/trace')).toContain('FamilyMessage');
    expect(namesOf(after, '@driverproc/messages/tables')).toContain('FamilyMessage');
  });

  it('is lost nowhere', () => {
    const exportsOf = (entries: typeof before): string[] =>
      entries.flatMap(({ specifier, items, passedOn }) => [...items.map(({ displayName }) => displayName), ...passedOn].map((name) => `${specifier} ${name}`)).sort();
    expect(exportsOf(after)).toEqual(exportsOf(before));
  });
});
