import { describe, expect, it } from 'vitest';
import type { DriverTables } from '@driverproc/dispatcher';
import { createRecordingHost } from './recording-host.ts';

/** Which driver opens, with its text; `null` for none. */
function opened(tables: DriverTables, driverName: string, section: string | null = null): string | null {
  const { manager, transcript } = createRecordingHost({ 'a.drv': {}, 'b.drv': {} }, { profile: 'wine', ...tables });
  if (manager.openDriver(driverName, section, 0) === null) return null;
  const [module, , , , ...text] = transcript()[2]!.split(' ');
  return `${module} ${text.join(' ').slice(0, -2)}`;
}

describe('R16: where values live', () => {
  it('takes the registry before system.ini', () => {
    const tables = { registry: { Drivers32: { x: 'a.drv one' } }, systemIni: { Drivers32: { x: 'b.drv two' } } };
    expect(opened(tables, 'x')).toBe('a "one"');
  });

  it('takes system.ini where the registry has no such value', () => {
    expect(opened({ systemIni: { drivers32: { X: 'b.drv two' } } }, 'x')).toBe('b "two"');
    expect(opened({ registry: { Drivers32: { y: 'a.drv' } }, systemIni: { Drivers32: { x: 'b.drv' } } }, 'x')).toBe('b 0');
  });

  it.each(['', ' ', 'nope.drv', ' a.drv'])('does not fall through a registry value that is empty or wrong: %j', (value) => {
    const tables = { registry: { Drivers32: { x: value } }, systemIni: { Drivers32: { x: 'b.drv' } } };
    expect(opened(tables, 'x')).toBeNull();
    expect(opened(tables, 'x', 'Drivers32')).toBeNull();
  });

  it.each(['registry', 'systemIni'])('takes any section of the %s', (table) => {
    expect(opened({ [table]: { 'My Own': { x: 'a.drv' } } }, 'x', 'MY OWN')).toBe('a 0');
  });

  it.each([' x', 'x ', '  x  '])('finds a name with blanks around it in system.ini, not in the registry: %j', (name) => {
    // Measured on Wine 8.0, where the profile functions drop such blanks.
    expect(opened({ systemIni: { Drivers32: { x: 'a.drv' } } }, name)).toBe('a 0');
    expect(opened({ systemIni: { Drivers32: { x: 'a.drv' } } }, name, ' Drivers32 ')).toBe('a 0');
    expect(opened({ registry: { Drivers32: { x: 'a.drv' } } }, name)).toBeNull();
  });

  it('uses [drivers] of system.ini only when it is named', () => {
    const systemIni = { drivers: { x: 'a.drv' } };
    expect(opened({ systemIni }, 'x')).toBeNull();
    expect(opened({ systemIni }, 'x', 'drivers')).toBe('a 0');
  });

  it('reads the tables anew at every open', () => {
    const values: { [name: string]: string } = {};
    const { manager } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine', registry: { Drivers32: values } });
    expect(manager.openDriver('x', null, 0)).toBeNull();
    values['x'] = 'a.drv';
    expect(manager.openDriver('x', null, 0)).not.toBeNull();
    delete values['x'];
    expect(manager.openDriver('x', null, 0)).toBeNull();
  });

  it.each([null, 5, { Drivers32: null }, { Drivers32: 'a.drv' }, { Drivers32: { x: 5 } }])('finds nothing in what is no table: %j', (table) => {
    expect(opened({ registry: table as never, systemIni: table as never }, 'x')).toBeNull();
  });

  it('finds nothing in what every object inherits', () => {
    expect(opened({ registry: { Drivers32: {} } }, 'toString', 'Drivers32')).toBeNull();
    expect(opened({ registry: {} }, 'name', 'constructor')).toBeNull();
  });
});

describe('R17: lengths', () => {
  const path260 = `C:\\${'d'.repeat(253)}.drv`;
  const openLong = (driverName: string, tables: DriverTables = {}): string[] => {
    const { manager, transcript } = createRecordingHost({ [path260]: {} }, { profile: 'wine', ...tables });
    manager.openDriver(driverName, null, 0);
    return transcript().filter((line) => line.includes(' OPEN '));
  };

  it('is about 260 characters', () => {
    expect(path260).toHaveLength(260);
  });

  it('takes a name of 260 characters, and silently cuts a longer one to that', () => {
    expect(openLong(path260)).toHaveLength(1);
    expect(openLong(`${path260}x`)).toHaveLength(1);
    expect(openLong(path260.slice(0, 259))).toHaveLength(0);
  });

  it('cuts the text with the name', () => {
    const { open, transcript } = createRecordingHost({ 'a.drv': {} }, { profile: 'wine' });
    open(`a.drv ${'t'.repeat(300)}`);
    expect(transcript()[2]).toBe(`a OPEN h1 id=0 "${'t'.repeat(254)}" 0`);
  });

  it('cuts a longer value of system.ini to 260 too', () => {
    expect(openLong('x', { systemIni: { Drivers32: { x: path260 } } })).toHaveLength(1);
    expect(openLong('x', { systemIni: { Drivers32: { x: `${path260}x` } } })).toHaveLength(1);
  });

  it('does not find a registry value of more than 260 characters', () => {
    expect(openLong('x', { registry: { Drivers32: { x: path260 } } })).toHaveLength(1);
    expect(openLong('x', { registry: { Drivers32: { x: `${path260} ` } } })).toHaveLength(0);
  });
});
