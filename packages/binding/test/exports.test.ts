import { expect, it } from 'vitest';
import manifest from '@driverproc/binding/package.json' with { type: 'json' };
import * as binding from '@driverproc/binding';
import * as conformance from '@driverproc/binding/conformance';

it('has these entries', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './conformance', './package.json']);
});

it('exports these names', () => {
  expect(Object.keys(binding).sort()).toEqual([
    'DriverError',
    'checkHandle',
    'checkMessage',
    'checkName',
    'createDriverProc',
    'handlerThrew',
    'isDriver',
    'isDriverError',
    'readDriverConfigInfo',
    'readStructure',
    'throwFailures',
    'toAnswer',
    'toPointerSized',
    'wideBytes',
    'withDriverConfigInfo',
    'withStructure',
    'writeStructure',
  ]);
});

it('exports these names from /conformance', () => {
  expect(Object.keys(conformance).sort()).toEqual([
    'bindingConformance',
    'formatConformanceReport',
    'runConformance',
    'runConformanceCase',
    'win31Differences',
    'wineDifferences',
  ]);
});
