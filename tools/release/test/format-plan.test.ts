import { expect, it } from 'vitest';
import { describeTarball } from '../src/describe-tarball.ts';
import { formatPlan } from '../src/format-plan.ts';

const mock = describeTarball(
  { name: '@driverproc/mock', version: '0.2.0', bytes: new Uint8Array(1250), files: new Map([['src/index.ts', 'é'.repeat(1000)], ['LICENSE', 'MIT']]) },
  '0.1.0',
);

it('describes a tarball in bytes, its files by path', () => {
  expect(mock).toEqual({
    name: '@driverproc/mock',
    version: '0.2.0',
    published: '0.1.0',
    packedSize: 1250,
    unpackedSize: 2003,
    files: [{ path: 'LICENSE', size: 3 }, { path: 'src/index.ts', size: 2000 }],
  });
});

it('shows each package with its files, and the totals', () => {
  const first = { ...mock, name: '@driverproc/first', version: '0.1.0', published: null };
  expect(formatPlan([mock, first])).toBe(
    [
      '@driverproc/mock 0.2.0 (after 0.1.0): 2 files, 1.3 kB packed, 2.0 kB unpacked',
      '        3  LICENSE',
      '     2000  src/index.ts',
      '',
      '@driverproc/first 0.1.0 (never published): 2 files, 1.3 kB packed, 2.0 kB unpacked',
      '        3  LICENSE',
      '     2000  src/index.ts',
      '',
      '2 packages would be published: 4 files, 2.5 kB packed, 4.0 kB unpacked',
    ].join('\n'),
  );
});

it('says so when there is nothing to publish', () => {
  expect(formatPlan([])).toBe('Nothing would be published: the registry has every package at its version.');
});
