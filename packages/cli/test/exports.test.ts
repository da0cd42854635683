import { expect, it } from 'vitest';
import manifest from '@driverproc/cli/package.json' with { type: 'json' };
import * as cli from '@driverproc/cli';

it('has one entry', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});

it('exports these names', () => {
  expect(Object.keys(cli).sort()).toEqual(['drv']);
});
