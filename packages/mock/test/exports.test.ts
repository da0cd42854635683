import { expect, it } from 'vitest';
import manifest from '@driverproc/mock/package.json' with { type: 'json' };
import * as mock from '@driverproc/mock';

it('has one entry', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});

it('exports these names', () => {
  expect(Object.keys(mock).sort()).toEqual(['createMockBinding', 'createMockDriver', 'formatCalls']);
});
