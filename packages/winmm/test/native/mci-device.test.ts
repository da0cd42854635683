import { readStructure, wideBytes, withStructure } from '@driverproc/binding';
import type { HDRVR, LParam } from '@driverproc/binding';
import {
  MCI_GETDEVCAPS,
  MCI_GETDEVCAPS_PARMS_LAYOUT,
  MCI_INFO,
  MCI_INFO_PARMSW_LAYOUT,
  MCI_OPEN_DRIVER,
  MCI_OPEN_DRIVER_PARMS_LAYOUT,
  MCI_OPEN_PARMSW_LAYOUT,
} from '@driverproc/messages/mci';
import type { WinmmBinding } from '@driverproc/winmm';
import koffi from 'koffi';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it } from './native-test.ts';

const MCI_OPEN = 0x0803;
const MCI_CLOSE = 0x0804;
const MCI_OPEN_TYPE = 0x2000;
const MCI_GETDEVCAPS_ITEM = 0x0100;
const MCI_INFO_PRODUCT = 0x0100;
const MCI_RESOURCE_RETURNED = 0x0001_0000;
const MCI_DEVTYPE_WAVEFORM_AUDIO = 522;

/** A device of the MCI's own list: a driver finds what belongs to a device by its number there. */
function withDevice(winmm: WinmmBinding, use: (deviceId: number, openParms: LParam) => void): void {
  const mciSendCommandW: (device: number, msg: number, flags: number, parameters: LParam) => number = koffi
    .load('winmm.dll')
    .func('uint __stdcall mciSendCommandW(uint device, uint msg, uintptr flags, intptr parameters)');
  winmm.memory.lend(wideBytes('waveaudio'), (lpstrDeviceType) =>
    withStructure(winmm, MCI_OPEN_PARMSW_LAYOUT, { lpstrDeviceType }, (openParms) => {
      assert.equal(mciSendCommandW(0, MCI_OPEN, MCI_OPEN_TYPE, openParms), 0);
      const { wDeviceID } = readStructure(winmm, MCI_OPEN_PARMSW_LAYOUT, openParms);
      try {
        use(wDeviceID, openParms);
      } finally {
        // It belongs to the instance that was opened last, and that is closed.
        mciSendCommandW(wDeviceID, MCI_CLOSE, 0, 0);
      }
    }),
  );
}

/** Opens mciwave.dll with the MCI_OPEN_DRIVER_PARMS that the MCI gives it. */
function withWave(winmm: WinmmBinding, use: (hdrvr: HDRVR, openParms: LParam, params: LParam) => void): void {
  withDevice(winmm, (wDeviceID, openParms) => {
    withStructure(winmm, MCI_OPEN_DRIVER_PARMS_LAYOUT, { wDeviceID }, (params) => {
      const hdrvr = winmm.openDriver('mciwave.dll', null, params);
      assert.ok(hdrvr !== null, 'OpenDriver gave no handle for mciwave.dll');
      try {
        use(hdrvr, openParms, params);
      } finally {
        assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
      }
    });
  });
}

describe('mciwave.dll', () => {
  it('says at DRV_OPEN that it is waveform audio, and takes MCI_OPEN_DRIVER', (winmm) => {
    withWave(winmm, (hdrvr, openParms, params) => {
      const { wType, wCustomCommandTable } = readStructure(winmm, MCI_OPEN_DRIVER_PARMS_LAYOUT, params);
      assert.deepEqual([wType, wCustomCommandTable], [MCI_DEVTYPE_WAVEFORM_AUDIO, 0xffff]);
      assert.equal(winmm.sendDriverMessage(hdrvr, MCI_OPEN_DRIVER, 0, openParms), 0);
    });
  });

  it('says what it can do to MCI_GETDEVCAPS', (winmm) => {
    // MCI_GETDEVCAPS_ items, and the low word of the answer: the high one is the number of its text.
    const items = { CAN_RECORD: [1, 1], HAS_AUDIO: [2, 1], HAS_VIDEO: [3, 0], DEVICE_TYPE: [4, MCI_DEVTYPE_WAVEFORM_AUDIO], USES_FILES: [5, 1], COMPOUND_DEVICE: [6, 1], CAN_EJECT: [7, 0], CAN_PLAY: [8, 1], CAN_SAVE: [9, 1] };
    withWave(winmm, (hdrvr, openParms) => {
      winmm.sendDriverMessage(hdrvr, MCI_OPEN_DRIVER, 0, openParms);
      const seen = Object.entries(items).map(([name, [dwItem]]) =>
        withStructure(winmm, MCI_GETDEVCAPS_PARMS_LAYOUT, { dwItem: dwItem! }, (address) => {
          assert.equal(winmm.sendDriverMessage(hdrvr, MCI_GETDEVCAPS, MCI_GETDEVCAPS_ITEM, address), MCI_RESOURCE_RETURNED);
          return [name, [dwItem, readStructure(winmm, MCI_GETDEVCAPS_PARMS_LAYOUT, address).dwReturn & 0xffff]];
        }),
      );
      assert.deepEqual(Object.fromEntries(seen), items);
    });
  });

  it('says what it is called to MCI_INFO', (winmm) => {
    withWave(winmm, (hdrvr, openParms) => {
      winmm.sendDriverMessage(hdrvr, MCI_OPEN_DRIVER, 0, openParms);
      winmm.memory.lend(new Uint8Array(200), (lpstrReturn) =>
        withStructure(winmm, MCI_INFO_PARMSW_LAYOUT, { lpstrReturn, dwRetSize: 100 }, (address) => {
          assert.equal(winmm.sendDriverMessage(hdrvr, MCI_INFO, MCI_INFO_PRODUCT, address), 0);
          assert.equal(winmm.memory.readString(lpstrReturn), "Wine's audio player");
        }),
      );
    });
  });
});
