import { expect, it } from 'vitest';
import { findObstacles } from '../src/find-obstacles.ts';

const ready = { changesets: 0, versions: { '@driverproc/mock': '0.1.0' }, changed: [], attestable: true };

it('lets a committed version be published where it can be attested', () => {
  expect(findObstacles(ready)).toEqual([]);
});

it.each([
  ['changesets are left', { changesets: 3 }, '3 changesets are not released: npm run version, and commit what it writes'],
  ['a package has no version', { versions: { '@driverproc/mock': '0.1.0', '@driverproc/new': '0.0.0' } }, '@driverproc/new never got a version: npx changeset, then npm run version'],
  ['files are not committed', { changed: ['packages/mock/src/index.ts'] }, 'what is published must be committed, and these files are not: packages/mock/src/index.ts'],
  ['nothing can be attested', { attestable: false }, 'packages are published by .github/workflows/release.yml only, where their provenance can be attested'],
])('refuses while %s', (_, changes, obstacle) => {
  expect(findObstacles({ ...ready, ...changes })).toEqual([obstacle]);
});

it('names everything at once', () => {
  expect(findObstacles({ changesets: 1, versions: { '@driverproc/mock': '0.0.0' }, changed: ['a'], attestable: false })).toHaveLength(4);
});
