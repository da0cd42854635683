import { describe, expect, it } from 'vitest';
import { readPullRequest } from '../src/find-pull-request.ts';
import { formatDependencies } from '../src/format-dependencies.ts';
import { formatRelease } from '../src/format-release.ts';

const repository = 'https://github.com/driverproc/driverproc';
const commit = '17790b71e7a9b1e2a9c7f0b1c2d3e4f506172839';

describe('formatRelease', () => {
  it('links the commit', () => {
    expect(formatRelease(repository, 'Added a message.\n', commit)).toBe(
      '- Added a message. ([`17790b7`](https://github.com/driverproc/driverproc/commit/17790b71e7a9b1e2a9c7f0b1c2d3e4f506172839))',
    );
  });

  it('links the pull request before the commit, behind the first line', () => {
    expect(formatRelease(repository, 'Renamed a message.\n\n```ts\nnow();\n```', commit, 12)).toBe(
      [
        '- Renamed a message. ([#12](https://github.com/driverproc/driverproc/pull/12), [`17790b7`](https://github.com/driverproc/driverproc/commit/17790b71e7a9b1e2a9c7f0b1c2d3e4f506172839))',
        '',
        '  ```ts',
        '  now();',
        '  ```',
      ].join('\n'),
    );
  });

  it('links nothing where git knows no commit', () => {
    expect(formatRelease(repository, 'Added a message.')).toBe('- Added a message.');
  });
});

describe('formatDependencies', () => {
  it('names what moved, with its version', () => {
    expect(formatDependencies([{ name: '@driverproc/messages', newVersion: '0.2.0' }])).toBe('- Updated dependencies\n  - @driverproc/messages@0.2.0');
  });

  it('says nothing when nothing did', () => {
    expect(formatDependencies([])).toBe('');
  });
});

describe('readPullRequest', () => {
  it('reads a squashed one from the subject', () => {
    expect(readPullRequest('Add a message (#7)\n', ['Merge pull request #9 from someone/other'])).toBe(7);
  });

  it('reads a merged one from the first merge after it', () => {
    expect(readPullRequest('Add a message', ['Merge pull request #9 from someone/branch', 'Merge pull request #10 from someone/later'])).toBe(9);
  });

  it('finds none in a plain history', () => {
    expect(readPullRequest('Add #7 of the messages', ["Merge branch 'main' into other", 'Merge pull request #10 from someone/later'])).toBeUndefined();
    expect(readPullRequest('Add a message', [''])).toBeUndefined();
  });
});
