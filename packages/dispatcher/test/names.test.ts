import { describe, expect, it } from 'vitest';
import { createDriverManager, createDriverModules } from '@driverproc/dispatcher';
import type { DriverModules } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';

const wine = { profile: 'wine' } as const;

/** The line of DRV_OPEN, which carries the text. */
function openLine(driverName: string, driver = 'a.drv'): string | undefined {
  const { manager, transcript } = createRecordingHost({ [driver]: {} }, wine);
  manager.openDriver(driverName, null, 0);
  return transcript().find((line) => line.includes(' OPEN '));
}

describe('R14: splitting the name', () => {
  it.each([
    ['a.drv', '0'],
    ['a.drv left', '"left"'],
    ['a.drv    left', '"left"'],
    ['a.drv left  and right ', '"left  and right "'],
    ['a.drv ', '0'],
    ['a.drv     ', '0'],
    ['a.drv \t', '"\\t"'],
    ['a.drv "left"', '"\\"left\\""'],
    ['a.drv ü €\u{1f600}', '"ü €\u{1f600}"'],
  ])('%j gives the text %s', (driverName, text) => {
    expect(openLine(driverName)).toBe(`a OPEN h1 id=0 ${text} 0`);
  });

  it.each([' a.drv', '"a.drv"', '"a.drv" left', 'a.drv\tleft', 'a.drv,left', ''])('%j names nothing', (driverName) => {
    expect(openLine(driverName)).toBeUndefined();
  });

  it('cannot open a path with a blank in it, even quoted', () => {
    expect(openLine('C:\\probe dir\\a.drv', 'C:\\probe dir\\a.drv')).toBeUndefined();
    expect(openLine('"C:\\probe dir\\a.drv"', 'C:\\probe dir\\a.drv')).toBeUndefined();
  });

  it('lends the text for the length of DRV_OPEN only', () => {
    let address: unknown;
    const { manager, open } = createRecordingHost(
      { 'a.drv': { OPEN: (call: { lParam1: unknown }) => ((address = call.lParam1), 1) } },
      wine,
    );
    open('a.drv left');
    expect(() => manager.memory.readString(address as number)).toThrow('[invalid_argument]');
  });
});

describe('R15: lookup without a section', () => {
  const registry = { Drivers32: { wavy: 'a.drv from alias', 'a.drv': 'b.drv' } };
  const drivers = { 'a.drv': {}, 'b.drv': {}, 'plain.dll': {} };

  it('takes the name as a file first: a file hides an alias of the same name', () => {
    const { open, transcript } = createRecordingHost(drivers, { ...wine, registry });
    open('a.drv');
    expect(transcript()[2]).toBe('a OPEN h1 id=0 0 0');
  });

  it('then looks in Drivers32, ignoring case', () => {
    const { open, transcript } = createRecordingHost(drivers, { ...wine, registry: { dRIVERS32: { WaVy: 'a.drv from alias' } } });
    open('wAVY');
    expect(transcript()[2]).toBe('a OPEN h1 id=0 "from alias" 0');
  });

  it.each(['plain', 'PLAIN', 'plain.dll', 'C:\\Windows\\System32\\plain'])('adds .dll where there is no extension: %s', (name) => {
    const { open, transcript } = createRecordingHost(drivers, wine);
    open(name);
    expect(transcript()[2]).toBe('plain OPEN h1 id=0 0 0');
  });

  it('adds no other extension', () => {
    const { manager, transcript } = createRecordingHost(drivers, wine);
    expect(manager.openDriver('a', null, 0)).toBeNull();
    expect(transcript()).toEqual([]);
  });

  it('looks for the whole name, text included, as a value', () => {
    const { manager, open, transcript } = createRecordingHost(drivers, {
      ...wine,
      registry: { Drivers32: { prb: 'a.drv', 'prb more': 'b.drv found' } },
    });
    open('prb more');
    expect(transcript()[2]).toBe('b OPEN h1 id=0 "found" 0');
    expect(manager.openDriver('prb extra', null, 0)).toBeNull();
  });

  it('opens nothing and sends nothing for a name that is neither', () => {
    const { manager, transcript } = createRecordingHost(drivers, { ...wine, registry });
    expect(manager.openDriver('nope.drv', null, 0)).toBeNull();
    expect(transcript()).toEqual([]);
  });

  it('loads and unloads a module without a DriverProc, and sends nothing', () => {
    const modules = createDriverModules({ 'noproc.dll': null });
    const calls: string[] = [];
    const watched: DriverModules = {
      ...modules,
      loadLibrary: (fileName) => (calls.push('loadLibrary'), modules.loadLibrary(fileName)),
      freeLibrary: (hmodule) => (calls.push('freeLibrary'), modules.freeLibrary(hmodule)),
    };
    const manager = createDriverManager({ ...wine, modules: watched });
    expect(manager.openDriver('noproc', null, 0)).toBeNull();
    expect(calls).toEqual(['loadLibrary', 'freeLibrary']);
    expect(modules.getModuleHandle('noproc')).toBeNull();
  });
});

describe('R15: lookup with a section', () => {
  const registry = { Drivers32: { wavy: 'a.drv' }, MCI: { wavy: 'b.drv', gone: 'nope.drv' } };
  const drivers = { 'a.drv': {}, 'b.drv': {} };

  it('looks in that section only', () => {
    const { open, transcript } = createRecordingHost(drivers, { ...wine, registry });
    open('wavy', 'mci');
    expect(transcript()[2]).toBe('b OPEN h1 id=0 0 0');
  });

  it.each([
    ['a plain file name', 'a.drv', 'MCI'],
    ['an alias of Drivers32', 'wavy', 'Elsewhere'],
    ['a value that names nothing', 'gone', 'MCI'],
    ['an empty name', '', 'MCI'],
    ['an empty section', 'wavy', ''],
  ])('does not fall back: %s', (_what, name, section) => {
    const { manager, transcript } = createRecordingHost(drivers, { ...wine, registry });
    expect(manager.openDriver(name, section, 0)).toBeNull();
    expect(transcript()).toEqual([]);
  });

  it('lets an alias through that a file of the same name hides otherwise', () => {
    const { open, transcript } = createRecordingHost(drivers, { ...wine, registry: { Drivers32: { 'a.drv': 'b.drv' } } });
    open('a.drv', 'Drivers32');
    expect(transcript()[2]).toBe('b OPEN h1 id=0 0 0');
  });
});
