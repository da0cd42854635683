import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe } from 'node:test';
import { writePrivateFile, sweepLeftFolders } from '../../dist/hosting/private-folder.js';
import { loadThunkLibrary } from '../../dist/hosting/thunk-library.js';
import { it, itUnderWine, thrownBy, withHost } from './native-test.ts';
import { securityOf } from './win32.ts';

const driver = (): number => 1;

describe('the folder of a hosted driver', () => {
  it('lies in the user’s temporary folder, under a name that nobody guesses', (winmm) => {
    const names = Array.from({ length: 20 }, () => {
      const host = winmm.hostDriver(driver);
      host.dispose();
      assert.equal(dirname(dirname(host.path)).toLowerCase(), tmpdir().toLowerCase());
      return basename(dirname(host.path));
    });
    for (const name of names) assert.match(name, new RegExp(`^driverproc-${process.pid}-[0-9a-f]{32}$`));
    assert.equal(new Set(names).size, 20);
  });

  it('is its user’s only: nobody else has a right to it but the system, which Wine adds', (winmm) => {
    withHost(winmm, driver, ({ path }) => {
      const [, owner, entries] = /^O:(S-[\d-]+)D:P?(?:AI)?(.*)$/.exec(securityOf(dirname(path)))!;
      const trustees = [...entries!.matchAll(/\(A;OICI;FA;;;([^)]+)\)/g)].map(([, trustee]) => trustee);
      assert.equal([...entries!.matchAll(/\(/g)].length, trustees.length, entries);
      assert.deepEqual(trustees.filter((trustee) => trustee !== 'SY'), [owner]);
    });
  });

  it('has one file, and the host writes to nothing that exists', (winmm) => {
    withHost(winmm, driver, ({ path }) => {
      assert.deepEqual(readdirSync(dirname(path)), ['gain.drv']);
    }, { name: 'gain.drv' });
    const folder = mkdtempSync(join(tmpdir(), 'taken-'));
    const windows = { userSid: () => 'S-1-1-0', createDirectory: (path: string) => (mkdirSync(path), writeFileSync(join(path, 'gain.drv'), 'mine'), true) };
    const error = thrownBy(() => writePrivateFile(windows as never, 'gain.drv', new Uint8Array(3), folder));
    assert.equal(error.code, 'host_failed');
    assert.match(error.message, /could not be written: EEXIST/);
    rmSync(folder, { recursive: true });
  });

  it('may be made in another folder', (winmm) => {
    const folder = mkdtempSync(join(tmpdir(), 'mine-'));
    withHost(winmm, driver, ({ path }) => assert.equal(dirname(dirname(path)), folder), { directory: folder });
    withHost(winmm, driver, ({ path }) => assert.equal(dirname(dirname(path)), folder), { directory: `${folder.replaceAll('\\', '/')}/` });
    assert.deepEqual(readdirSync(folder), []);
    rmSync(folder, { recursive: true });
  });

  it('is one without a blank where the folder above has one: OpenDriver would cut its path there', (winmm) => {
    const folder = mkdtempSync(join(tmpdir(), 'two words '));
    withHost(winmm, driver, ({ path }) => {
      assert.doesNotMatch(path, / /);
      winmm.closeDriver(winmm.openDriver(`${path} with text`, null, 0)!, 0, 0);
      assert.equal(readdirSync(folder).length, 1);
    }, { directory: folder });
    rmSync(folder, { recursive: true });
  });

  it('cannot be made: host_failed says where, and nothing is left', (winmm) => {
    const error = thrownBy(() => winmm.hostDriver(driver, { directory: 'C:\\no\\such\\folder' }));
    assert.equal(error.code, 'host_failed');
    assert.match(error.message, /^\[host_failed\] the folder C:\\no\\such\\folder\\driverproc-\d+-[0-9a-f]{32} could not be made \(error 3\)$/);
  });

  it('would be too deep for OpenDriver: host_failed says so before anything is written', (winmm) => {
    const deep = `C:\\${'x'.repeat(250)}`;
    assert.match(thrownBy(() => winmm.hostDriver(driver, { directory: deep })).message, /longer than the 259 characters that OpenDriver takes/);
  });
});

describe('a module that Windows does not load', () => {
  it('is host_failed, with the error and what may be behind it', () => {
    const windows = { LoadLibraryW: () => 0, GetLastError: () => 1260 };
    const error = thrownBy(() => loadThunkLibrary({ windows } as never, 'C:\\t\\gain.drv', 1n, 0));
    assert.equal(
      error.message,
      '[host_failed] C:\\t\\gain.drv was written and does not load (error 1260). An antivirus program or a rule of application control may forbid unsigned modules there',
    );
  });
});

describe('folders that ended processes left', () => {
  const left = (parent: string, pid: number, name = 'gain.drv'): string => {
    const folder = join(parent, `driverproc-${pid}-${'0'.repeat(31)}${pid % 10}`);
    mkdirSync(folder);
    writeFileSync(join(folder, name), '');
    return folder;
  };

  it('are removed; those of running processes, and of other names, are not', () => {
    const parent = mkdtempSync(join(tmpdir(), 'sweep-'));
    const dead = left(parent, 999_999_992);
    const mine = left(parent, process.pid);
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
    const running = left(parent, child.pid!);
    const other = join(parent, 'driverproc-999999992-notours');
    mkdirSync(other);
    sweepLeftFolders(parent);
    child.kill();
    assert.deepEqual([dead, mine, running, other].map((folder) => existsSync(folder)), [false, true, true, true]);
    rmSync(parent, { recursive: true });
  });

  // Windows keeps the time of birth apart from those that can be set.
  itUnderWine('of this process’s number are removed when they are older than it', () => {
    const parent = mkdtempSync(join(tmpdir(), 'sweep-'));
    const folder = left(parent, process.pid);
    utimesSync(folder, 1000, 1000);
    sweepLeftFolders(parent);
    assert.equal(existsSync(folder), false);
    rmSync(parent, { recursive: true });
  });
});
