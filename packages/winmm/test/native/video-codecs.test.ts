import { readStructure, withStructure } from '@driverproc/binding';
import type { HDRVR } from '@driverproc/binding';
import { BITMAPINFOHEADER_LAYOUT, ICINFO_LAYOUT, ICM_COMPRESS_QUERY, ICM_DECOMPRESS_QUERY, ICM_GETINFO, ICOPEN_LAYOUT } from '@driverproc/messages/icm';
import type { BITMAPINFOHEADER } from '@driverproc/messages/icm';
import { ICERR_BADFORMAT, ICERR_OK } from '@driverproc/messages/result';
import type { WinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it } from './native-test.ts';

const ICMODE_COMPRESS = 1;

// What Wine 8's codecs say of themselves. Both only decompress.
const codecs = [
  { file: 'msvidc32.dll', handler: 'CRAM', bits: 16, name: 'MS-CRAM', description: 'Wine Video 1 video codec' },
  { file: 'iccvid.dll', handler: 'cvid', bits: 24, name: 'Cinepak Video c', description: 'Cinepak Video codec' },
];

/** Four characters, the first in the lowest byte. */
function fourCC(text: string): number {
  return Buffer.from(text, 'latin1').readUInt32LE(0);
}

/** Opens a codec with an ICOPEN, as Video for Windows does. */
function withCodec(winmm: WinmmBinding, file: string, handler: string, use: (hdrvr: HDRVR) => void): void {
  const fields = { dwSize: ICOPEN_LAYOUT[winmm.pointerSize].size, fccType: fourCC('vidc'), fccHandler: fourCC(handler), dwFlags: ICMODE_COMPRESS };
  withStructure(winmm, ICOPEN_LAYOUT, fields, (icOpen) => {
    const hdrvr = winmm.openDriver(file, null, icOpen);
    assert.ok(hdrvr !== null, `OpenDriver gave no handle for ${file}`);
    try {
      use(hdrvr);
    } finally {
      assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
    }
  });
}

function query(winmm: WinmmBinding, hdrvr: HDRVR, msg: number, format: Partial<BITMAPINFOHEADER>): unknown {
  const frame = { biSize: 40, biWidth: 64, biHeight: 48, biPlanes: 1, biBitCount: 24, biSizeImage: 64 * 48 * 3 };
  return withStructure(winmm, BITMAPINFOHEADER_LAYOUT, { ...frame, ...format }, (address) => winmm.sendDriverMessage(hdrvr, msg, address, 0));
}

for (const { file, handler, bits, name, description } of codecs) {
  describe(file, () => {
    it('says who it is to ICM_GETINFO', (winmm) => {
      withCodec(winmm, file, handler, (hdrvr) => {
        const { size } = ICINFO_LAYOUT[winmm.pointerSize];
        assert.equal(size, 568);
        withStructure(winmm, ICINFO_LAYOUT, { dwSize: size }, (address) => {
          assert.equal(winmm.sendDriverMessage(hdrvr, ICM_GETINFO, address, size), size);
          const info = readStructure(winmm, ICINFO_LAYOUT, address);
          assert.deepEqual([info.fccType, info.fccHandler, info.szName, info.szDescription], [fourCC('vidc'), fourCC(handler), name, description]);
        });
      });
    });

    it('decompresses its own format, and no other, by ICM_DECOMPRESS_QUERY', (winmm) => {
      withCodec(winmm, file, handler, (hdrvr) => {
        assert.equal(query(winmm, hdrvr, ICM_DECOMPRESS_QUERY, { biCompression: fourCC(handler), biBitCount: bits }), ICERR_OK);
        assert.equal(query(winmm, hdrvr, ICM_DECOMPRESS_QUERY, { biCompression: fourCC('XXXX') }), ICERR_BADFORMAT);
      });
    });

    it('does not compress, by ICM_COMPRESS_QUERY', (winmm) => {
      withCodec(winmm, file, handler, (hdrvr) => {
        assert.equal(query(winmm, hdrvr, ICM_COMPRESS_QUERY, { biCompression: 0 }), ICERR_BADFORMAT);
      });
    });
  });
}
