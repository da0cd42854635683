import { createWinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { it } from './native-test.ts';
import { moduleFileName, moduleHandle, procAddress, setDllDirectory } from './win32.ts';

const systemDirectory = 'c:\\windows\\system32';

describe('createWinmmBinding', () => {
  it('asks for winmm.dll by its full path in the system directory', () => {
    const names = librariesLoadedBy(createWinmmBinding).map((name) => name.toLowerCase());
    assert.deepEqual(names, ['kernel32.dll', `${systemDirectory}\\winmm.dll`]);
  });
  it('loads no winmm.dll of the current folder, even one that the search would find first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'winmm-'));
    const before = process.cwd();
    copyFileSync(join(systemDirectory, 'version.dll'), join(folder, 'winmm.dll'));
    process.chdir(folder);
    setDllDirectory(folder);
    try {
      assert.notEqual(createWinmmBinding().openDriver('msadp32.acm', null, 0), null);
      assert.equal(moduleHandle(join(folder, 'winmm.dll')), 0);
      assert.equal(moduleFileName(moduleHandle('winmm.dll')).toLowerCase(), `${systemDirectory}\\winmm.dll`);
    } finally {
      setDllDirectory(null);
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    }
  });
  it('gives bindings that know each other’s handles', (winmm) => {
    const hdrvr = winmm.openDriver('msadp32.acm', null, 0)!;
    const other = createWinmmBinding();
    assert.equal(other.getDriverModuleHandle(hdrvr), winmm.getDriverModuleHandle(hdrvr));
    assert.equal(other.closeDriver(hdrvr, 0, 0), 1);
    assert.equal(winmm.getDriverModuleHandle(hdrvr), null);
  });
});

describe('drvGetModuleHandle', () => {
  it('is getDriverModuleHandle, as winmm has one function under both names', (winmm) => {
    const module = moduleHandle('winmm.dll');
    assert.notEqual(procAddress(module, 'GetDriverModuleHandle'), 0);
    assert.equal(procAddress(module, 'DrvGetModuleHandle'), procAddress(module, 'GetDriverModuleHandle'));
    const hdrvr = winmm.openDriver('msadp32.acm', null, 0)!;
    assert.equal(winmm.drvGetModuleHandle(hdrvr), winmm.getDriverModuleHandle(hdrvr));
    winmm.closeDriver(hdrvr, 0, 0);
    assert.equal(winmm.drvGetModuleHandle(hdrvr), null);
  });
});

function librariesLoadedBy(action: () => unknown): string[] {
  const require = createRequire(import.meta.url);
  const koffi = require('koffi');
  const cached = require.cache[require.resolve('koffi')]!;
  const names: string[] = [];
  cached.exports = { ...koffi, load: (name: string) => (names.push(name), koffi.load(name)) };
  try {
    action();
  } finally {
    cached.exports = koffi;
  }
  return names;
}
