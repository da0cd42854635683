import manifest from '@driverproc/messages/package.json' with { type: 'json' };
import { expect, it } from 'vitest';

it('has these entries', () => {
  expect(Object.keys(manifest.exports)).toEqual([
    '.',
    './query',
    './acm',
    './icm',
    './mci',
    './wave',
    './midi',
    './mixer',
    './aux',
    './drvm',
    './joystick',
    './timer',
    './capture',
    './callback',
    './result',
    './tables',
    './spec/*.json',
    './package.json',
  ]);
});

const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) => (typeof target === 'string' ? [] : [subpath]));

// The names are too many to stand here. After a change that is meant: npx vitest run packages/messages/test/exports.test.ts -u
it.each(entries)('exports from %s the names that stand in its file of exports/', async (subpath) => {
  const module: object = await import(`@driverproc/messages${subpath.slice(1)}`);
  const names = Object.entries(module).map(([name, value]) => `${name}: ${typeof value}`);
  const file = subpath === '.' ? 'messages' : subpath.slice(2);
  await expect(`${names.sort().join('\n')}\n`).toMatchFileSnapshot(`exports/${file}.txt`);
});
