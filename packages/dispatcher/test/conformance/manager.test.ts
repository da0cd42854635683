import { describe, expect, it } from 'vitest';
import { bindingConformance, runConformance, runConformanceCase, win31Differences, wineDifferences } from '@driverproc/binding/conformance';
import type { ExpectedDifferences } from '@driverproc/binding/conformance';
import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';
import { createManagerHost } from './manager-host.ts';

/** What each profile is known to differ in: the published lists, and nothing for the one that is Microsoft's text. */
const hosts: [profile: HostProfileName, differences: ExpectedDifferences, ids: string[]][] = [
  ['win32', {}, []],
  [
    'wine',
    wineDifferences,
    ['load-hdrvr', 'one-instance-per-open', 'load-nonzero', 'text-and-lparam2', 'close-zero', 'disable-driver-id', 'free-driver-id'],
  ],
  ['win31', win31Differences, ['load-is-first', 'load-hdrvr', 'open-driver-id', 'text', 'text-as-it-is', 'text-and-lparam2', 'section']],
];

describe.each(hosts)('the manager as %s', (profile, expectedDifferences, ids) => {
  describe.each([8, 4] as const)('with pointers of %d bytes', (pointerSize) => {
    const createHost = () => createManagerHost({ profile, pointerSize });

    it.each(bindingConformance)('$title', (each) => {
      expect(runConformanceCase(createHost, each, expectedDifferences[each.id]).problem).toBeNull();
    });

    it('differs where it is listed to differ, and nowhere else', () => {
      const { ok, results } = runConformance(createHost, { expectedDifferences });
      expect(results.filter(({ outcome }) => outcome === 'differs-as-expected').map(({ id }) => id)).toEqual(ids);
      expect(ok).toBe(true);
    });
  });
});

describe('a manager that is wine but for one thing', () => {
  const createHost = () => createManagerHost({ profile: { ...hostProfiles.wine, closeZero: 'refuses' } });

  it('fails the run: what is listed no longer differs', () => {
    const { ok, results } = runConformance(createHost, { expectedDifferences: wineDifferences });
    expect(ok).toBe(false);
    expect(results.filter(({ problem }) => problem !== null).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['close-zero no-longer-differs']);
  });
});
