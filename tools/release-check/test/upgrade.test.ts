import { describe, expect, it } from 'vitest';
import { findChangelogProblems, findOldCopies } from '../src/upgrade.ts';

describe('findOldCopies', () => {
  const newest = new Map([['@driverproc/mock', '0.2.0'], ['@driverproc/messages', '0.3.0']]);
  const copies = (packages: Record<string, string>) =>
    findOldCopies(JSON.stringify({ packages: Object.fromEntries(Object.entries(packages).map(([path, version]) => [path, { version }])) }), newest);

  it('takes one copy of each at its newest version', () => {
    expect(copies({ 'node_modules/@driverproc/mock': '0.2.0', 'node_modules/@driverproc/messages': '0.3.0', 'node_modules/koffi': '3.3.4' })).toEqual([]);
  });

  it('finds one that stayed', () => {
    expect(copies({ 'node_modules/@driverproc/mock': '0.2.0', 'node_modules/@driverproc/messages': '0.2.0' })).toEqual(['@driverproc/messages is at 0.2.0, not at 0.3.0']);
  });

  it('finds one that is there twice', () => {
    expect(copies({ 'node_modules/@driverproc/mock/node_modules/@driverproc/messages': '0.3.0' })).toEqual([
      '@driverproc/messages is there a second time, in node_modules/@driverproc/mock/node_modules/@driverproc/messages',
    ]);
  });
});

describe('findChangelogProblems', () => {
  const mock = { name: '@driverproc/mock', version: '0.2.0' };
  const announcements = [
    { names: ['@driverproc/mock'], summary: 'Added faults.' },
    { names: ['@driverproc/trace'], summary: 'Not for the mock.' },
  ];
  const links = '([#1](https://github.com/driverproc/driverproc/pull/1), [`17790b7`](https://github.com/driverproc/driverproc/commit/17790b71e7a9b1e2a9c7f0b1c2d3e4f506172839))';
  const problems = (...lines: string[]) => findChangelogProblems(lines.join('\n'), mock, announcements);

  it('wants the headings, and each changeset with its links', () => {
    expect(problems('# @driverproc/mock', '', '## 0.2.0', '', '### Minor Changes', '', `- Added faults. ${links}`)).toEqual([]);
  });

  it.each([
    ['the heading', ['# @driverproc/mock', '## 0.1.0', `- Added faults. ${links}`], 'CHANGELOG.md has no line "## 0.2.0"'],
    ['what a changeset says', ['# @driverproc/mock', '## 0.2.0', '- Added others. (#1)'], 'CHANGELOG.md does not say "Added faults." with where it came from'],
    ['a link', ['# @driverproc/mock', '## 0.2.0', '- Added faults. (17790b7)'], 'CHANGELOG.md does not link to the pull request and commit of "Added faults."'],
  ])('misses %s', (_, lines, problem) => {
    expect(problems(...lines)).toEqual([problem]);
  });
});
