import { expect, it } from 'vitest';
import * as dispatcher from '@driverproc/dispatcher';

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
