import { expect, it } from 'vitest';
import manifest from '@driverproc/dispatcher/package.json' with { type: 'json' };
import * as dispatcher from '@driverproc/dispatcher';

it('has one entry', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});

it('exports these names', () => {
  expect(Object.keys(dispatcher).sort()).toEqual([
    'checkHostProfile',
    'createAddressSpace',
    'createDriverCallback',
    'createDriverManager',
    'createDriverModules',
    'createDriverProc',
    'defDriverProc',
    'defineDriver',
    'hostProfiles',
    'observeDriver',
    'openDriver',
    'win31',
    'win32',
    'wine',
  ]);
});
