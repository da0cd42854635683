import { expect, it } from 'vitest';
import { findUninvited, needsOthers } from '../src/comes-along.ts';

const lockfile = (...paths: string[]) => JSON.stringify({ packages: Object.fromEntries(paths.map((path) => [`node_modules/${path}`, { version: '1.0.0' }])) });
const problems = (...paths: string[]) => findUninvited('@driverproc/mock', lockfile(...paths), ['@driverproc/messages']);

it('takes what is listed, and nothing else', () => {
  expect(problems('@driverproc/mock', '@driverproc/messages')).toEqual([]);
  expect(problems('@driverproc/mock', '@driverproc/messages', 'left-pad')).toEqual(['left-pad comes along, and comes-along.ts does not say so']);
  expect(problems('@driverproc/mock', '@driverproc/messages', '@driverproc/mock/node_modules/@driverproc/messages')).toEqual([
    '@driverproc/mock/node_modules/@driverproc/messages comes along, and comes-along.ts does not say so',
  ]);
});

it('misses what is listed and did not come', () => {
  expect(problems('@driverproc/mock')).toEqual(['@driverproc/messages does not come along']);
});

it('wants every package in the list', () => {
  expect(findUninvited('@driverproc/new', lockfile('@driverproc/new'), undefined)).toEqual(['comes-along.ts does not say what comes along with @driverproc/new']);
});

it('says which packages cannot be installed from ours alone', () => {
  expect(needsOthers('@driverproc/winmm')).toBe(true);
  expect(needsOthers('@driverproc/cli')).toBe(true);
  expect(needsOthers('@driverproc/mock')).toBe(false);
  expect(needsOthers('@driverproc/messages')).toBe(false);
});
