import { describe, expect, it } from 'vitest';
import { createDriverManager, hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';
import type { Reactions, RecordedCall, RecordingHost } from './recording-host.ts';

/** One matter in which hosts differ: what is done, and what each host then does. */
interface Matter {
  readonly driver?: Reactions;
  readonly tables?: { readonly registry?: {}; readonly systemIni?: {} };
  readonly act: (host: RecordingHost) => unknown;
  /** The result of `act`, and the transcript. */
  readonly expected: { readonly [Name in HostProfileName]: readonly [result: unknown, ...transcript: string[]] };
}

const opened = ({ manager }: RecordingHost): boolean => manager.openDriver('a.drv', null, 0) !== null;
const refuseOpen = { OPEN: 0 };

const matters: { readonly [matter: string]: Matter } = {
  'hdrvr at LOAD, id at OPEN, message 0 before LOAD': {
    act: ({ open, symbol }) => symbol(open('a.drv')),
    expected: {
      win32: ['h1', 'a LOAD 0 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0'],
      wine: ['h1', 'a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0'],
      win31: ['h1', 'a 0x0 h1 id=0 0 0', 'a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=h1 0 0'],
    },
  },
  'id at OPEN of a further instance': {
    act: afterOpening(({ open, symbol }) => symbol(open('a.drv right'))),
    expected: {
      win32: ['h2', 'a OPEN h2 id=0 "right" 0'],
      wine: ['h2', 'a OPEN h2 id=0 "right" 0'],
      win31: ['h2', 'a OPEN h2 id=h2 "right" 0'],
    },
    tables: { systemIni: { drivers: { 'a.drv right': 'a.drv right' } } },
  },
  'id at DISABLE and FREE': {
    act: afterOpening(({ manager }) => manager.closeDriver(manager.instances()[0]!.hdrvr, 5, 6)),
    expected: {
      win32: [1, 'a CLOSE h1 id=101 5 6', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0'],
      wine: [1, 'a CLOSE h1 id=101 5 6', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0'],
      win31: [1, 'a CLOSE h1 id=101 5 6', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0'],
    },
  },
  'LOAD answers 2': {
    driver: { LOAD: 2 },
    act: opened,
    expected: {
      win32: [true, 'a LOAD 0 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0'],
      wine: [false, 'a LOAD h1 id=0 0 0'],
      win31: [true, 'a 0x0 h1 id=0 0 0', 'a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=h1 0 0'],
    },
  },
  'LOAD answers 0': {
    driver: { LOAD: 0 },
    act: opened,
    expected: {
      win32: [false, 'a LOAD 0 id=0 0 0'],
      wine: [false, 'a LOAD h1 id=0 0 0'],
      win31: [false, 'a 0x0 h1 id=0 0 0', 'a LOAD h1 id=0 0 0'],
    },
  },
  'OPEN 0 on the first instance': {
    driver: refuseOpen,
    act: opened,
    expected: {
      win32: [false, 'a LOAD 0 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0'],
      wine: [false, 'a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 0 0'],
      win31: [
        false,
        'a 0x0 h1 id=0 0 0',
        'a LOAD h1 id=0 0 0',
        'a ENABLE h1 id=0 0 0',
        'a OPEN h1 id=h1 0 0',
        'a DISABLE h1 id=0 0 0',
        'a FREE h1 id=0 0 0',
      ],
    },
  },
  'OPEN 0 on a further instance': {
    driver: { OPEN: ({ nth }: RecordedCall) => (nth === 1 ? 101 : 0) },
    act: afterOpening(opened),
    expected: {
      win32: [false, 'a OPEN h2 id=0 0 0'],
      wine: [false, 'a OPEN h2 id=0 0 0'],
      win31: [false, 'a OPEN h2 id=h2 0 0'],
    },
  },
  'CLOSE 0': {
    driver: { CLOSE: 0 },
    act: afterOpening(({ manager }) => [
      manager.closeDriver(manager.instances()[0]!.hdrvr, 0, 0),
      manager.instances().length,
    ]),
    expected: {
      win32: [[0, 1], 'a CLOSE h1 id=101 0 0'],
      wine: [[1, 0], 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0'],
      win31: [[0, 1], 'a CLOSE h1 id=101 0 0'],
    },
  },
  'CloseDriver returns (CLOSE answers 77)': {
    driver: { CLOSE: 77 },
    act: afterOpening(({ manager }) => manager.closeDriver(manager.instances()[0]!.hdrvr, 0, 0)),
    expected: {
      win32: [1, 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0'],
      wine: [1, 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0'],
      win31: [77, 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0'],
    },
  },
  'CloseDriver returns for a bad handle': {
    act: ({ manager }) => manager.closeDriver(5 as never, 0, 0),
    expected: { win32: [0], wine: [0], win31: [0] },
  },
  'extra OPEN with lParam2 0; lParam1 with lParam2 ≠ 0': {
    tables: { registry: { Drivers32: { x: 'a.drv left' } }, systemIni: { drivers: { x: 'a.drv left' } } },
    act: ({ open, symbol }) => symbol(open('x', null, 7)),
    expected: {
      win32: ['h1', 'a LOAD 0 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 "left" 7'],
      wine: ['h2', 'a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=0 "left" 0', 'a OPEN h2 id=0 0 7'],
      win31: ['h1', 'a 0x0 h1 id=0 0 0', 'a LOAD h1 id=0 0 0', 'a ENABLE h1 id=0 0 0', 'a OPEN h1 id=h1 "left" 7'],
    },
  },
  'a file name with words': {
    act: afterOpening(({ manager }) => manager.openDriver('a.drv left', null, 0) !== null),
    expected: { win32: [true, 'a OPEN h2 id=0 "left" 0'], wine: [true, 'a OPEN h2 id=0 "left" 0'], win31: [false] },
  },
  'section given, name not in it': {
    act: afterOpening(({ manager }) => manager.openDriver('a.drv', 'MCI', 0) !== null),
    expected: { win32: [false], wine: [false], win31: [true, 'a OPEN h2 id=h2 0 0'] },
  },
  'EXITSESSION, EXITAPPLICATION and POWER when all is closed': {
    act: afterOpening(({ manager }) => manager.closeAll()),
    expected: {
      win32: [undefined, 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0'],
      wine: [undefined, 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=101 0 0', 'a FREE h1 id=101 0 0'],
      win31: [undefined, 'a CLOSE h1 id=101 0 0', 'a DISABLE h1 id=0 0 0', 'a FREE h1 id=0 0 0'],
    },
  },
  'the end of the session': {
    act: afterOpening(({ manager, open }) => [open('a.drv'), manager.endSession().told, manager.instances()][1]),
    expected: {
      win32: [
        2,
        'a OPEN h2 id=0 0 0',
        'a EXITSESSION h1 id=101 0 0',
        'a EXITSESSION h2 id=102 0 0',
        'a CLOSE h1 id=101 0 0',
        'a CLOSE h2 id=102 0 0',
        'a DISABLE h2 id=0 0 0',
        'a FREE h2 id=0 0 0',
      ],
      wine: [
        2,
        'a OPEN h2 id=0 0 0',
        'a EXITSESSION h1 id=101 0 0',
        'a EXITSESSION h2 id=102 0 0',
        'a CLOSE h1 id=101 0 0',
        'a CLOSE h2 id=102 0 0',
        'a DISABLE h2 id=102 0 0',
        'a FREE h2 id=102 0 0',
      ],
      win31: [
        2,
        'a OPEN h2 id=h2 0 0',
        'a EXITSESSION h1 id=101 0 0',
        'a EXITSESSION h2 id=102 0 0',
        'a DISABLE h1 id=0 0 0',
        'a FREE h1 id=0 0 0',
      ],
    },
  },
};

const names: readonly HostProfileName[] = ['win32', 'wine', 'win31'];

describe.each(Object.entries(matters))('%s', (_matter, { driver = {}, tables = {}, act, expected }) => {
  it.each(names)('%s', (profile) => {
    const host = createRecordingHost({ 'a.drv': driver }, { profile, ...tables });
    const [result, ...transcript] = expected[profile];
    expect(act(host)).toEqual(result);
    expect(host.transcript()).toEqual(transcript);
  });
});

describe('section NULL', () => {
  const both = { Drivers32: { x: 'a.drv' }, drivers: { x: 'b.drv', 'a.drv': 'b.drv' } };
  const moduleOf = (profile: HostProfileName, driverName: string, tables: {}): string | null => {
    const { manager } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile, ...tables });
    return manager.openDriver(driverName, null, 0) === null ? null : manager.instances()[0]!.moduleName;
  };

  it.each([
    ['win32', 'a.drv', 'a.drv', null],
    ['wine', 'a.drv', 'a.drv', null],
    ['win31', 'b.drv', 'b.drv', null],
  ] as const)('%s: aliases of system.ini, a file and an alias of one name, aliases of the registry', (profile, alias, file, registryOnly) => {
    expect(moduleOf(profile, 'x', { systemIni: both })).toBe(alias);
    expect(moduleOf(profile, 'a.drv', { systemIni: both })).toBe(file);
    expect(moduleOf(profile, 'x', { registry: { drivers: { x: 'a.drv' } } })).toBe(registryOnly);
  });
});

describe('DefDriverProc', () => {
  const ones = (profile: HostProfileName): number[] => {
    const manager = createDriverManager({ drivers: {}, profile });
    return Array.from({ length: 0x900 }, (_, msg) => msg).filter((msg) => manager.defDriverProc(0, 0, msg, 0, 0) !== 0);
  };

  it.each([
    ['win32', [1, 2, 5, 6, 9, 10]],
    ['wine', [1, 2, 5, 6, 9, 10]],
    ['win31', [1, 2, 5, 6, 9]],
  ] as const)('%s answers 1 to %j and 0 to all else', (profile, expected) => {
    expect(ones(profile)).toEqual(expected);
  });
});

it('there are three profiles, win32 is the default, and a manager says which it has', () => {
  expect(Object.keys(hostProfiles).sort()).toEqual(['win31', 'win32', 'wine']);
  expect(createDriverManager({ drivers: {} }).profile).toBe(hostProfiles.win32);
  expect(createDriverManager({ drivers: {}, profile: 'win31' }).profile.name).toBe('win31');
});

/** What `act` does once one instance is open; the transcript begins after that. */
function afterOpening(act: (host: RecordingHost) => unknown): (host: RecordingHost) => unknown {
  return (host) => {
    host.open('a.drv');
    host.transcript();
    return act(host);
  };
}
