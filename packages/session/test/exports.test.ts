import { expect, it } from 'vitest';
import manifest from '@driverproc/session/package.json' with { type: 'json' };
import * as session from '@driverproc/session';

it('has one entry', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});

it('exports these names', () => {
  expect(Object.keys(session).sort()).toEqual([
    'electronSource',
    'endSessionOf',
    'posixSource',
    'simulateSessionEnd',
    'trackInstances',
    'watchSessionEnd',
    'windowsSource',
  ]);
});
