import { describe, expect, it } from 'vitest';
import { checkHostProfile, createDriverManager, hostProfiles } from '@driverproc/dispatcher';
import type { HostProfile } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';

const { wine, win31 } = hostProfiles;

describe("a user's own profile", () => {
  it('is taken as it is: one object, no names known to the manager', () => {
    const profile: HostProfile = {
      ...wine,
      name: 'mine',
      beforeLoad: [0x20, 0x21],
      loadHdrvr: 'zero',
      unloadDriverId: 'zero',
      sessionInstance: false,
      closeResult: 'answer',
      lookup: { ...wine.lookup, withoutSection: ['alias'], defaultSection: 'Mine' },
    };
    const { manager, open, transcript } = createRecordingHost(
      { 'a.drv': { CLOSE: 9 } },
      { profile, registry: { mine: { x: 'a.drv left' } } },
    );
    expect(manager.profile).toBe(profile);
    expect(manager.openDriver('a.drv', null, 0)).toBeNull();
    expect(manager.closeDriver(open('x', null, 7), 0, 0)).toBe(9);
    expect(transcript()).toEqual([
      'a 0x20 h1 id=0 0 0',
      'a 0x21 h1 id=0 0 0',
      'a LOAD 0 id=0 0 0',
      'a ENABLE h1 id=0 0 0',
      'a OPEN h1 id=0 "left" 7',
      'a CLOSE h1 id=101 0 0',
      'a DISABLE h1 id=0 0 0',
      'a FREE h1 id=0 0 0',
    ]);
  });

  it('may answer any message by default', () => {
    const profile = { ...win31, name: 'mine', defDriverProc: { 0x4000: -3, 8: 2n ** 60n } };
    const manager = createDriverManager({ drivers: {}, profile });
    expect([0x4000, 8, 1].map((msg) => manager.defDriverProc(0, 0, msg, 0, 0))).toEqual([-3, 2n ** 60n, 0]);
  });

  it('that makes a session instance and lets drivers refuse to close keeps what refused', () => {
    const profile: HostProfile = { ...wine, name: 'mine', closeZero: 'refuses' };
    const refuseFirst = { CLOSE: ({ nth }: { nth: number }) => (nth === 1 ? 0 : 1) };
    const { manager, open } = createRecordingHost({ 'a.drv': refuseFirst }, { profile });
    const hdrvr = open('a.drv', null, 7);
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(0);
    expect(manager.instances()).toHaveLength(2);
    expect(manager.closeDriver(hdrvr, 0, 0)).toBe(1);
    expect(manager.instances()).toEqual([]);
  });
});

describe('a profile that is not one is refused before anything is opened', () => {
  const fields = Object.keys(wine) as (keyof HostProfile)[];
  const lookupFields = Object.keys(wine.lookup) as (keyof HostProfile['lookup'])[];
  const create = (profile: unknown) => () => createDriverManager({ drivers: {}, profile: profile as HostProfile });

  it('has these fields', () => {
    expect(fields.toSorted()).toEqual([
      'applicationExit',
      'beforeLoad',
      'closeResult',
      'closeZero',
      'defDriverProc',
      'loadAccepts',
      'loadHdrvr',
      'lookup',
      'name',
      'onlyOpenRefused',
      'openDriverId',
      'releasesTwiceAfterSessionInstance',
      'sessionEnd',
      'sessionInstance',
      'unloadDriverId',
    ]);
    expect(lookupFields.toSorted()).toEqual([
      'defaultSection',
      'fileName',
      'maxLength',
      'notInSection',
      'tables',
      'withoutSection',
    ]);
  });

  it.each(fields)('%s missing', (field) => {
    const { [field]: _, ...rest } = wine;
    expect(create(rest)).toThrow(new RegExp(`^\\[invalid_profile\\] .*: ${field} is missing; expected `));
  });

  it.each(fields)('%s wrong', (field) => {
    for (const wrong of [null, 42, 'sometimes', {}, [{}], () => 1, Symbol('x'), Number.NaN]) {
      // Any string is a name, and an empty object answers nothing by default.
      if (field === 'name' && typeof wrong === 'string') continue;
      if (field === 'defDriverProc' && typeof wrong === 'object' && !Array.isArray(wrong) && wrong !== null) continue;
      // The first thing wrong with an empty `lookup` is the first field that it lacks.
      const place = field === 'lookup' && Object.prototype.toString.call(wrong) === '[object Object]' ? 'lookup.withoutSection is missing' : `${field} is wrong`;
      expect(create({ ...wine, [field]: wrong })).toThrow(`: ${place}; expected `);
    }
  });

  it.each(lookupFields)('lookup.%s missing', (field) => {
    const { [field]: _, ...rest } = wine.lookup;
    expect(create({ ...wine, lookup: rest })).toThrow(`[invalid_profile] host profile "wine": lookup.${field} is missing; expected `);
  });

  it.each(lookupFields)('lookup.%s wrong', (field) => {
    for (const wrong of [null, 4.5, 'sometimes', {}, ['elsewhere'], -1]) {
      if (field === 'defaultSection' && typeof wrong === 'string') continue;
      expect(create({ ...wine, lookup: { ...wine.lookup, [field]: wrong } })).toThrow(
        `[invalid_profile] host profile "wine": lookup.${field} is wrong; expected `,
      );
    }
  });

  it('says what was expected', () => {
    expect(create({ ...wine, closeZero: 'maybe' })).toThrowErrorMatchingInlineSnapshot(`[DriverError: [invalid_profile] host profile "wine": closeZero is wrong; expected one of 'ignored', 'refuses']`);
    expect(create({ ...wine, beforeLoad: [1.5] })).toThrowErrorMatchingInlineSnapshot(`[DriverError: [invalid_profile] host profile "wine": beforeLoad is wrong; expected an array, each a message number]`);
    expect(create({ ...wine, defDriverProc: { 1: 'yes' } })).toThrowErrorMatchingInlineSnapshot(`[DriverError: [invalid_profile] host profile "wine": defDriverProc is wrong; expected an object of answers by message number]`);
    expect(create({ ...wine, name: undefined })).toThrowErrorMatchingInlineSnapshot(`[DriverError: [invalid_profile] the host profile: name is missing; expected a string]`);
  });

  it.each([null, 5, true, 'win95', '', 'toString', [], () => 1])('%s is no profile', (profile) => {
    expect(create(profile)).toThrow(expect.objectContaining({ code: 'invalid_profile' }));
  });

  it('is what checkHostProfile says, too; a right one is given back', () => {
    expect(checkHostProfile(wine)).toBe(wine);
    expect(() => checkHostProfile({ ...wine, name: 5 } as never)).toThrow('[invalid_profile]');
  });
});
