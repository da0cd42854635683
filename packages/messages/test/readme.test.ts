import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as messages from '@driverproc/messages';
import { expect, it } from 'vitest';

it('README.md shows what its example gives', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const body = example
    .replace(/^import \{(.*)\} from '@driverproc\/messages';$/m, 'const {$1} = messages;')
    .replace(/^(.*); \/\/ (.*)$/gm, 'shown.push([$1, $2]);');
  const shown: [unknown, unknown][] = [];
  // oxlint-disable-next-line typescript/no-implied-eval -- the example of this package's own README
  new Function('messages', 'shown', body)(messages, shown);
  expect(shown).toHaveLength(5);
  expect(shown.map(([result]) => result)).toEqual(shown.map(([, comment]) => comment));
});
