import { expect, it } from 'vitest';
import manifest from '@driverproc/winmm/package.json' with { type: 'json' };
import * as winmm from '@driverproc/winmm';

it('has one entry', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});

it('exports these names', () => {
  expect(Object.keys(winmm).sort()).toEqual(['createWinmmBinding']);
});
