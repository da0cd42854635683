import { describe, expect, it } from 'vitest';
import { isEnough, judgePackages } from '../src/judge-packages.ts';

const report = (code: string): string => `\`\`\`ts\n\n${code}\n\n\`\`\`\n`;
const one = 'export const ONE = 1;';
const two = 'export const TWO = 2;';
const changeset = (bump: string, name = '@made-up/gain'): string => `---\n'${name}': ${bump}\n---\n\nChanged it.\n`;

interface Version {
  readonly version: string;
  readonly code: string;
  readonly files?: { readonly [path: string]: string };
}

function tree({ version, code, files = {} }: Version): Map<string, string> {
  return new Map(Object.entries({ 'packages/gain/package.json': JSON.stringify({ name: '@made-up/gain', version }), 'packages/gain/etc/gain.api.md': report(code), ...files }));
}

function judge(base: Version, head: Version): string {
  const [judgement] = judgePackages(tree(base), tree(head));
  return `${judgement!.needed} needed, ${judgement!.given} given: ${isEnough(judgement!) ? 'ok' : 'refused'}`;
}

describe('a change to the reports', () => {
  it.each([
    ['2.3.4', one, two, 'major'],
    ['2.3.4', `${one}\n\n${two}`, one, 'major'],
    ['2.3.4', one, `${one}\n\n${two}`, 'minor'],
    ['2.3.4', one, one, 'none'],
    ['0.3.4', one, two, 'minor'],
    ['0.3.4', `${one}\n\n${two}`, one, 'minor'],
    ['0.3.4', one, `${one}\n\n${two}`, 'patch'],
    ['0.3.4', one, one, 'none'],
  ])('of %s from %j to %j needs the bump %s, and no less', (version, before, after, needed) => {
    const given = ['none', 'patch', 'minor', 'major'].map((bump) =>
      judge({ version, code: before }, { version, code: after, files: bump === 'none' ? {} : { '.changeset/x.md': changeset(bump) } }),
    );
    const least = ['none', 'patch', 'minor', 'major'].indexOf(needed);
    expect(given).toEqual(
      ['none', 'patch', 'minor', 'major'].map((bump, index) => `${needed} needed, ${bump} given: ${index >= least ? 'ok' : 'refused'}`),
    );
  });

  it('is not covered by a changeset that was there before, nor by one of another package, nor by the README of changesets', () => {
    const old = { '.changeset/old.md': changeset('major') };
    const files = { ...old, '.changeset/other.md': changeset('major', '@made-up/level'), '.changeset/README.md': '# Changesets\n' };
    expect(judge({ version: '1.0.0', code: one, files: old }, { version: '1.0.0', code: two, files })).toBe('major needed, none given: refused');
  });

  it('is covered by a changeset that was there before and says more now', () => {
    const before = { '.changeset/old.md': changeset('patch') };
    expect(judge({ version: '1.0.0', code: one, files: before }, { version: '1.0.0', code: two, files: { '.changeset/old.md': changeset('major') } })).toBe(
      'major needed, major given: ok',
    );
  });

  it('is covered by the version, once the changesets became one', () => {
    expect(judge({ version: '1.0.0', code: one }, { version: '2.0.0', code: two })).toBe('major needed, major given: ok');
    expect(judge({ version: '1.0.0', code: one }, { version: '1.1.0', code: two })).toBe('major needed, minor given: refused');
  });
});

describe('a package of which nothing was published', () => {
  it('breaks nobody, whatever changes, but is named by a changeset, which may have been there before', () => {
    const files = { '.changeset/first.md': changeset('minor') };
    expect(judge({ version: '0.0.0', code: one, files }, { version: '0.0.0', code: two, files })).toBe('patch needed, minor given: ok');
    expect(judge({ version: '0.0.0', code: one }, { version: '0.0.0', code: one })).toBe('patch needed, none given: refused');
  });

  it('is one that the base did not have at all', () => {
    const head = tree({ version: '0.0.0', code: one });
    expect(judgePackages(new Map(), head).map(isEnough)).toEqual([false]);
    expect(judgePackages(new Map(), head.set('.changeset/x.md', changeset('minor'))).map(isEnough)).toEqual([true]);
  });
});

it('names the entry of a name, and takes an entry that is gone for removed', () => {
  const units = { 'packages/gain/etc/gain-units.api.md': report(two) };
  const [judgement] = judgePackages(tree({ version: '1.0.0', code: one, files: units }), tree({ version: '1.0.0', code: one }));
  expect(judgement).toEqual({ packageName: '@made-up/gain', change: { removed: ['TWO of /units'], changed: [], added: [] }, needed: 'major', given: 'none' });
});

it('judges what package.json offers as well', () => {
  const withEngines = (node: string): Map<string, string> =>
    tree({ version: '1.0.0', code: one }).set('packages/gain/package.json', JSON.stringify({ name: '@made-up/gain', version: '1.0.0', engines: { node } }));
  expect(judgePackages(withEngines('>=20'), withEngines('>=22'))).toEqual([
    { packageName: '@made-up/gain', change: { removed: [], changed: ['engines.node, from >=20 to >=22'], added: [] }, needed: 'major', given: 'none' },
  ]);
});
