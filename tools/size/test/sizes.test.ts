import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findExcess } from '../src/measure.ts';
import { replaceTable } from '../src/readme-table.ts';
import { subjects } from '../src/subjects.ts';

const subject = { name: '`gain`', code: "export { gain } from 'gain';", isInReadme: true };

it('measures all of every entry of every package', () => {
  const root = join(import.meta.dirname, '../../..');
  const specifiers = globSync('packages/*/package.json', { cwd: root }).flatMap((path) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return Object.keys(exports).flatMap((subpath) => (subpath.endsWith('.json') ? [] : [name + subpath.slice(1)]));
  });
  expect(specifiers.length).toBeGreaterThan(20);
  const measured = subjects.flatMap(({ code }) => /^export \* from '(.+)';$/.exec(code)?.[1] ?? []);
  expect(measured.sort()).toEqual(specifiers.sort());
});

it('has a limit for each', () => {
  expect(subjects.filter(({ maxBytes, maxGzippedBytes }) => maxBytes === undefined && maxGzippedBytes === undefined)).toEqual([]);
});

describe('findExcess', () => {
  it('takes what is exactly at its limit, and nothing above', () => {
    const limited = { ...subject, maxBytes: 50, maxGzippedBytes: 40 };
    expect(findExcess({ subject: limited, bytes: 50, gzippedBytes: 40 })).toEqual([]);
    expect(findExcess({ subject: limited, bytes: 51, gzippedBytes: 41 })).toEqual(['51 bytes minified; at most 50', '41 bytes compressed; at most 40']);
  });

  it('has no limit where none is given', () => {
    expect(findExcess({ subject, bytes: 1e9, gzippedBytes: 1e9 })).toEqual([]);
  });
});

describe('replaceTable', () => {
  it('puts the rows between the markers, and leaves the rest', () => {
    const measurements = [
      { subject: { ...subject, maxBytes: 50 }, bytes: 39, gzippedBytes: 59 },
      { subject: { ...subject, name: 'all', maxGzippedBytes: 12_000 }, bytes: 28_623, gzippedBytes: 9_576 },
      { subject: { ...subject, name: 'not here', isInReadme: false }, bytes: 1, gzippedBytes: 1 },
    ];
    expect(replaceTable('# Before\n<!-- table: sizes -->\nold\n<!-- /table -->\nafter\n', measurements)).toBe(
      [
        '# Before',
        '<!-- table: sizes -->',
        '| Imported | Minified | Compressed | Limit |',
        '| --- | --- | --- | --- |',
        '| `gain` | 39 bytes | 59 bytes | 50 bytes minified |',
        '| all | 29 kB | 9.6 kB | 12 kB compressed |',
        '<!-- /table -->',
        'after',
        '',
      ].join('\n'),
    );
  });

  it('needs both markers', () => {
    expect(() => replaceTable('<!-- table: sizes -->\n', [])).toThrow('README.md: expected <!-- table: sizes --> and, after it, <!-- /table -->');
  });
});
