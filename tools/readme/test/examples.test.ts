import { expect, it } from 'vitest';
import { readExamples } from '../src/examples.ts';

const markdown = [
  '# Title',
  '```sh',
  'npm test',
  '```',
  '```ts',
  'const answer = 1;',
  'console.log(answer); // → 1',
  '// → 2 and a half',
  '```',
  'Text.',
  '```ts',
  'f();',
  '```',
].join('\n');

it('finds the fences marked ts, where they are, and what they say they print', () => {
  expect(readExamples(markdown)).toEqual([
    {
      line: 6,
      code: 'const answer = 1;\nconsole.log(answer); // → 1\n// → 2 and a half',
      prints: ['1', '2 and a half'],
    },
    { line: 12, code: 'f();', prints: [] },
  ]);
});
