import { DRV_EXITSESSION, DRV_INSTALL, DRV_QUERYCONFIGURE, DRV_REMOVE } from '@driverproc/messages';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, withDriver } from './native-test.ts';
import { moduleFileName, moduleHandle } from './win32.ts';

// What Wine 8's own drivers answer, as seen on x64 and ia32. Messages from DRV_USER up are not for trying: many take pointers.
const drivers = [
  { name: 'msadp32.acm', queryConfigure: 1, exitSession: 0 },
  { name: 'imaadp32.acm', queryConfigure: 1, exitSession: 0 },
  { name: 'msg711.acm', queryConfigure: 1, exitSession: 0 },
  // It answers MCIERR_UNSUPPORTED_FUNCTION (274) to whatever it does not know.
  { name: 'mciwave.dll', queryConfigure: 1, exitSession: 274 },
];

for (const { name, queryConfigure, exitSession } of drivers) {
  describe(name, () => {
    it('opens, answers, hears the end of the session, and closes', (winmm) => {
      withDriver(winmm, name, (hdrvr) => {
        assert.equal(winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, 0), queryConfigure);
        assert.equal(winmm.sendDriverMessage(hdrvr, DRV_EXITSESSION, 0, 0), exitSession);
      });
    });

    it('stays open after DRV_EXITSESSION', (winmm) => {
      withDriver(winmm, name, (hdrvr) => {
        winmm.sendDriverMessage(hdrvr, DRV_EXITSESSION, 0, 0);
        assert.equal(winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, 0), queryConfigure);
      });
    });

    it('answers DRVCNF_RESTART to DRV_INSTALL and DRV_REMOVE', (winmm) => {
      withDriver(winmm, name, (hdrvr) => {
        assert.equal(winmm.sendDriverMessage(hdrvr, DRV_INSTALL, 0, 0), 2);
        assert.equal(winmm.sendDriverMessage(hdrvr, DRV_REMOVE, 0, 0), 2);
      });
    });

    it('has its file as its module', (winmm) => {
      withDriver(winmm, name, (hdrvr) => {
        assert.equal(moduleFileName(winmm.getDriverModuleHandle(hdrvr)!).toLowerCase(), `c:\\windows\\system32\\${name}`);
      });
    });

    it('has the same module for two instances, with two handles', (winmm) => {
      withDriver(winmm, name, (first) => {
        withDriver(winmm, name, (second) => {
          assert.notEqual(first, second);
          assert.equal(winmm.getDriverModuleHandle(first), winmm.getDriverModuleHandle(second));
        });
        assert.equal(winmm.sendDriverMessage(first, DRV_QUERYCONFIGURE, 0, 0), queryConfigure);
      });
    });
  });
}

describe('a non-zero lParam2', () => {
  it('opens the driver, and the instance winmm made of its own goes with it', (winmm) => {
    const hdrvr = winmm.openDriver('msadp32.acm', null, 0x55);
    assert.ok(hdrvr !== null);
    assert.equal(winmm.sendDriverMessage(hdrvr, DRV_QUERYCONFIGURE, 0, 0), 1);
    assert.notEqual(moduleHandle('msadp32.acm'), 0);
    assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
    assert.equal(moduleHandle('msadp32.acm'), 0);
  });
});

describe('two drivers', () => {
  it('have modules of their own', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (first) => {
      withDriver(winmm, 'imaadp32.acm', (second) => {
        assert.notEqual(winmm.getDriverModuleHandle(first), winmm.getDriverModuleHandle(second));
      });
    });
  });
});
