import { describe, expect, it } from 'vitest';
import { bindingConformance, runConformance } from '@driverproc/binding/conformance';
import { argumentMutants } from './argument-mutants.ts';
import { bindingMutants } from './binding-mutants.ts';
import { driverMutants } from './driver-mutants.ts';
import { memoryMutants } from './memory-mutants.ts';
import { messageMutants } from './message-mutants.ts';
import { profileMutants } from './profile-mutants.ts';

const mutants = [...profileMutants, ...driverMutants, ...bindingMutants, ...messageMutants, ...argumentMutants, ...memoryMutants];

describe('a binding that', () => {
  it.each(mutants)('$is is caught', ({ createHost, caughtBy }) => {
    const failed = runConformance(createHost).results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining([...caughtBy]));
    // One that did nothing right would be caught by all, and show nothing.
    expect(failed.length).toBeLessThan(bindingConformance.length / 2);
  });
});

it('every case catches one of them, so every case can fail', () => {
  const caught = new Set(mutants.flatMap(({ caughtBy }) => caughtBy));
  expect(bindingConformance.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  expect([...caught].filter((id) => !bindingConformance.some((each) => each.id === id))).toEqual([]);
});
