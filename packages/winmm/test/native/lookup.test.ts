import type { WinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, itUnderWine } from './native-test.ts';
import { moduleFileName, withRegistryAlias } from './win32.ts';

function fileOf(winmm: WinmmBinding, name: string, section: string | null): string | null {
  const hdrvr = winmm.openDriver(name, section, 0);
  if (hdrvr === null) return null;
  const file = moduleFileName(winmm.getDriverModuleHandle(hdrvr)!).toLowerCase();
  assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
  return file;
}

const msadp32 = 'c:\\windows\\system32\\msadp32.acm';
const msg711 = 'c:\\windows\\system32\\msg711.acm';
const mciwave = 'c:\\windows\\system32\\mciwave.dll';

describe('a name without a section', () => {
  it('is a file in the system directory', (winmm) => assert.equal(fileOf(winmm, 'msadp32.acm', null), msadp32));
  it('is a file in any case', (winmm) => assert.equal(fileOf(winmm, 'MSADP32.ACM', null), msadp32));
  it('is a file by its full path', (winmm) => assert.equal(fileOf(winmm, 'C:\\windows\\system32\\msadp32.acm', null), msadp32));
  it('gets .dll where it has no extension, so not .acm', (winmm) => {
    assert.equal(fileOf(winmm, 'mciwave', null), mciwave);
    assert.equal(fileOf(winmm, 'msadp32', null), null);
  });
  it('is an alias of Drivers32 where there is no such file', (winmm) => assert.equal(fileOf(winmm, 'msacm.msadpcm', null), msadp32));
  it('is no alias of another section', (winmm) => assert.equal(fileOf(winmm, 'waveaudio', null), null));
  itUnderWine('is a file before it is an alias', (winmm) => {
    withRegistryAlias('Drivers32', 'msadp32.acm', 'imaadp32.acm', () => {
      assert.equal(fileOf(winmm, 'msadp32.acm', null), msadp32);
      assert.equal(fileOf(winmm, 'msadp32.acm', 'Drivers32'), 'c:\\windows\\system32\\imaadp32.acm');
    });
  });
});

describe('a name with a section', () => {
  it('is an alias of that section, in any case', (winmm) => {
    assert.equal(fileOf(winmm, 'msacm.msadpcm', 'drivers32'), msadp32);
    assert.equal(fileOf(winmm, 'MSACM.MSADPCM', 'DRIVERS32'), msadp32);
  });
  it('is found in system.ini', (winmm) => {
    assert.equal(fileOf(winmm, 'waveaudio', 'mci'), mciwave);
    assert.equal(fileOf(winmm, 'WaveAudio', 'MCI'), mciwave);
  });
  itUnderWine('is looked up in system.ini without the blanks around it and its section', (winmm) => {
    assert.equal(fileOf(winmm, ' waveaudio ', ' mci '), mciwave);
    assert.equal(fileOf(winmm, ' msacm.msadpcm', null), msadp32);
  });
  it('is never a file', (winmm) => {
    assert.equal(fileOf(winmm, 'msadp32.acm', 'drivers32'), null);
    assert.equal(fileOf(winmm, 'msadp32.acm', ''), null);
  });
  it('does not fall back to Drivers32', (winmm) => assert.equal(fileOf(winmm, 'msacm.msadpcm', 'drivers'), null));
});

describe('a name', () => {
  it('ends at its first blank', (winmm) => assert.equal(fileOf(winmm, 'msadp32.acm some parameters', null), msadp32));
  it('of no driver gives no handle', (winmm) => assert.equal(fileOf(winmm, 'nope.drv', null), null));
  it('of a module without DriverProc gives no handle', (winmm) => assert.equal(fileOf(winmm, 'version.dll', null), null));
  it('that is empty gives no handle', (winmm) => assert.equal(fileOf(winmm, '', null), null));
  it('that starts with a blank gives no handle', (winmm) => assert.equal(fileOf(winmm, ' msadp32.acm', null), null));
  it('in quotes gives no handle', (winmm) => assert.equal(fileOf(winmm, '"msadp32.acm"', null), null));
});

// Of this process only: other runs may use the same prefix at the same time.
const alias = `driverproc.test.${process.pid}`;

describe('an alias', () => {
  itUnderWine('opens again and again, also with a non-zero lParam2', (winmm) => {
    withRegistryAlias('Drivers32', alias, 'msg711.acm', () => {
      for (const lParam2 of [0, 0, 0x55, 0, 0x55, 0x55, 0]) {
        const hdrvr = winmm.openDriver(alias, null, lParam2);
        assert.ok(hdrvr !== null, `with lParam2 ${lParam2}`);
        assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
      }
    });
  });
  itUnderWine('is gone as soon as its value is', (winmm) => {
    withRegistryAlias('Drivers32', alias, 'msg711.acm', () => assert.equal(fileOf(winmm, alias, null), msg711));
    assert.equal(fileOf(winmm, alias, null), null);
  });
  itUnderWine('may carry parameters after a blank', (winmm) => {
    withRegistryAlias('Drivers32', alias, 'msg711.acm some parameters', () => assert.equal(fileOf(winmm, alias, null), msg711));
  });
  itUnderWine('may have any section', (winmm) => {
    withRegistryAlias('driverproc test', alias, 'msg711.acm', () => assert.equal(fileOf(winmm, alias, 'DriverProc Test'), msg711));
  });
  itUnderWine('whose registry value is wrong is not looked for in system.ini', (winmm) => {
    withRegistryAlias('mci', 'cdaudio', 'nope.drv', () => assert.equal(fileOf(winmm, 'cdaudio', 'mci'), null));
    assert.equal(fileOf(winmm, 'cdaudio', 'mci'), 'c:\\windows\\system32\\mcicda.dll');
  });
});
