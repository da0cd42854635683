import { expect, it } from 'vitest';
import { findChangesetProblems } from '../src/find-changeset-problems.ts';

const problems = (text: string) => findChangesetProblems(text, ['@driverproc/messages', '@driverproc/mock']);

it('takes packages with their bumps and a summary', () => {
  expect(problems(`---\n'@driverproc/messages': minor\n"@driverproc/mock": patch\n---\n\nAdded a message.\n`)).toEqual([]);
});

it.each([
  ['no front matter', 'Added a message.\n', 'has no front matter between two lines ---'],
  ['an unknown package', `---\n'@driverproc/mok': minor\n---\nAdded.\n`, '@driverproc/mok is not a package that is published'],
  ['an unknown bump', `---\n'@driverproc/mock': huge\n---\nAdded.\n`, 'huge is not major, minor or patch'],
  ['a line of something else', `---\nmock\n---\nAdded.\n`, '"mock" is not a package and its bump'],
  ['no summary', `---\n'@driverproc/mock': minor\n---\n\n`, 'says nothing'],
])('finds %s', (_, text, problem) => {
  expect(problems(text)).toEqual([problem]);
});
