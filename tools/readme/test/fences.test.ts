import { expect, it } from 'vitest';
import { readFences } from '../src/fences.ts';

const markdown = [
  '# Title',
  '```sh',
  'drv run | tail -1',
  '# → all well',
  '```',
  '```ts',
  'const answer = 1;',
  'console.log(answer); // → 1',
  '// → 2 and a half',
  '```',
  '- In a list:',
  '',
  '  ~~~js',
  '  // gain.mjs',
  '  export default 1;',
  '  ~~~',
  '',
  '```',
  'text',
  '```',
].join('\n');

it('finds every fence, where it is, what it is called, and what it says it prints', () => {
  expect(readFences(markdown)).toEqual([
    { language: 'sh', line: 3, code: 'drv run | tail -1\n# → all well', fileName: null, prints: ['all well'] },
    { language: 'ts', line: 7, code: 'const answer = 1;\nconsole.log(answer); // → 1\n// → 2 and a half', fileName: null, prints: ['1', '2 and a half'] },
    { language: 'js', line: 14, code: '// gain.mjs\nexport default 1;', fileName: 'gain.mjs', prints: [] },
    { language: '', line: 19, code: 'text', fileName: null, prints: [] },
  ]);
});
