import koffi from 'koffi';
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { describe } from 'node:test';
import { it, itUnderWine, recordingDriver, thrownBy } from './native-test.ts';
import { freeLibrary, loadLibrary, moduleCount, moduleHandle } from './win32.ts';

describe('disposing a host', () => {
  it('takes the module out of the process, and file and folder from the disk', (winmm) => {
    const host = winmm.hostDriver(recordingDriver().driver, { name: 'gain.drv' });
    winmm.closeDriver(winmm.openDriver(host.path, null, 0)!, 0, 0);
    assert.ok(existsSync(host.path));
    host.dispose();
    assert.equal(moduleHandle('gain.drv'), 0);
    assert.equal(existsSync(host.path), false);
    assert.equal(existsSync(dirname(host.path)), false);
    assert.deepEqual(host.instances(), []);
  });

  it('does nothing the second time, by either name', (winmm) => {
    const host = winmm.hostDriver(recordingDriver().driver);
    host[Symbol.dispose]();
    host[Symbol.dispose]();
    host.dispose();
    assert.equal(existsSync(host.path), false);
  });

  it('is refused while instances are open, and everything goes on', (winmm) => {
    const { driver } = recordingDriver({ 0x4001: () => 77 });
    const host = winmm.hostDriver(driver, { name: 'gain.drv' });
    const first = winmm.openDriver(host.path, null, 0)!;
    const second = winmm.openDriver(host.path, null, 0)!;
    assert.equal(thrownBy(() => host.dispose()).message, '[host_in_use] "gain.drv" cannot be disposed: 2 instances of it are open');
    winmm.closeDriver(first, 0, 0);
    assert.equal(thrownBy(() => host.dispose()).message, '[host_in_use] "gain.drv" cannot be disposed: 1 instance of it is open');
    assert.equal(winmm.sendDriverMessage(second, 0x4001, 0, 0), 77);
    assert.ok(existsSync(host.path));
    winmm.closeDriver(second, 0, 0);
    host.dispose();
  });

  itUnderWine('is refused while the application closed all it knows of, but the session instance is open', (winmm) => {
    const host = winmm.hostDriver(recordingDriver().driver);
    const wanted = winmm.openDriver(host.path, null, 7)!;
    const zero = winmm.openDriver(host.path, null, 0)!;
    winmm.closeDriver(wanted, 0, 0);
    assert.equal(host.instances().length, 2);
    assert.equal(thrownBy(() => host.dispose()).code, 'host_in_use');
    winmm.closeDriver(zero, 0, 0);
    host.dispose();
  });

  for (const [name, msg] of [['DRV_LOAD', 1], ['DRV_OPEN', 3], ['DRV_FREE', 6], ['a message of its own', 0x4001]] as const) {
    it(`is refused inside ${name}`, (winmm) => {
      const codes: string[] = [];
      const { driver } = recordingDriver({ [msg]: () => (codes.push(thrownBy(() => host.dispose()).message), 1) });
      const host = winmm.hostDriver(driver, { name: 'gain.drv' });
      const hdrvr = winmm.openDriver(host.path, null, 0)!;
      winmm.sendDriverMessage(hdrvr, 0x4001, 0, 0);
      assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
      assert.deepEqual(codes, ['[host_in_use] "gain.drv" cannot be disposed: it is inside a message']);
      host.dispose();
    });
  }

  it('is refused while something else holds its module, and the driver can still be opened', (winmm) => {
    const host = winmm.hostDriver(recordingDriver().driver, { name: 'gain.drv' });
    const module = loadLibrary(host.path);
    assert.equal(thrownBy(() => host.dispose()).message, '[host_in_use] "gain.drv" cannot be disposed: something else in this process holds its module');
    winmm.closeDriver(winmm.openDriver(host.path, null, 0)!, 0, 0);
    freeLibrary(module);
    host.dispose();
    assert.equal(moduleHandle('gain.drv'), 0);
  });

  it('takes references of its own with it: refused opens leave none', (winmm) => {
    const host = winmm.hostDriver(recordingDriver({ 3: () => 0 }).driver, { name: 'gain.drv' });
    for (let time = 0; time < 10; time += 1) assert.equal(winmm.openDriver(host.path, null, 0), null);
    host.dispose();
    assert.equal(moduleHandle('gain.drv'), 0);
  });

  itUnderWine('is not kept from it by a refused open whose freed instance Wine still takes for one', (winmm) => {
    let refuses = false;
    const host = winmm.hostDriver(recordingDriver({ 3: () => (refuses ? 0 : 9) }).driver);
    for (let time = 0; time < 10; time += 1) {
      refuses = false;
      winmm.closeDriver(winmm.openDriver(host.path, null, 0)!, 0, 0);
      refuses = true;
      winmm.openDriver(host.path, null, 0);
    }
    assert.deepEqual(host.instances(), []);
    host.dispose();
  });
});

describe('1,000 hosts after one another', () => {
  it('leave no callback, no file and no module', (winmm) => {
    const files = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('driverproc-'));
    winmm.hostDriver(() => 1).dispose();
    const before = { callbacks: koffi.stats().callbacks, modules: moduleCount(), files: files() };
    for (let time = 0; time < 1000; time += 1) {
      const { driver } = recordingDriver();
      const host = winmm.hostDriver(driver);
      if (time % 10 === 0) winmm.closeDriver(winmm.openDriver(host.path, null, 0)!, 0, 0);
      host.dispose();
    }
    assert.deepEqual({ callbacks: koffi.stats().callbacks, modules: moduleCount(), files: files() }, before);
  });

  it('leave no listener for the end of the process', (winmm) => {
    const before = process.listenerCount('exit');
    const hosts = Array.from({ length: 20 }, () => winmm.hostDriver(() => 1));
    assert.equal(process.listenerCount('exit'), before + 1);
    for (const host of hosts) host.dispose();
    assert.equal(process.listenerCount('exit'), before);
  });
});
