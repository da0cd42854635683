import { readStructure, withStructure } from '@driverproc/binding';
import type { HDRVR, LParam } from '@driverproc/binding';
import {
  ACMDM_DRIVER_DETAILS,
  ACMDM_FORMAT_DETAILS,
  ACMDM_FORMAT_SUGGEST,
  ACMDM_FORMATTAG_DETAILS,
  ACMDM_STREAM_CLOSE,
  ACMDM_STREAM_CONVERT,
  ACMDM_STREAM_OPEN,
  ACMDM_STREAM_SIZE,
  ACMDRIVERDETAILSW_LAYOUT,
  ACMDRVFORMATSUGGEST_LAYOUT,
  ACMDRVSTREAMHEADER_LAYOUT,
  ACMDRVSTREAMINSTANCE_LAYOUT,
  ACMDRVSTREAMSIZE_LAYOUT,
  ACMFORMATDETAILSW_LAYOUT,
  ACMFORMATTAGDETAILSW_LAYOUT,
  WAVEFORMATEX_LAYOUT,
} from '@driverproc/messages/acm';
import type { WAVEFORMATEX } from '@driverproc/messages/acm';
import type { NativeStructure } from '@driverproc/messages/tables';
import type { WinmmBinding } from '@driverproc/winmm';
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { acmStreamConvert } from './acm-stream.ts';
import { it, withDriver } from './native-test.ts';

const WAVE_FORMAT_PCM = 1;
const WAVE_FORMAT_ADPCM = 2;

// What Wine 8's codecs say of themselves.
const codecs = [
  {
    file: 'msadp32.acm',
    product: 33,
    shortName: 'MS-ADPCM',
    longName: 'Wine MS ADPCM converter',
    tags: ['PCM 1 16', 'Microsoft ADPCM 2 50'],
    firstFormat: 'tag 2, 1 channels, 8000 Hz, 4096 bytes/s, blocks of 256, 4 bits, 32 more',
  },
  {
    file: 'imaadp32.acm',
    product: 34,
    shortName: 'Microsoft IMA ADPCM',
    longName: 'Microsoft IMA ADPCM CODEC',
    tags: ['PCM 1 16', 'IMA ADPCM 17 20'],
    firstFormat: 'tag 17, 1 channels, 8000 Hz, 4055 bytes/s, blocks of 256, 4 bits, 2 more',
  },
  {
    file: 'msg711.acm',
    product: 37,
    shortName: 'Microsoft CCITT G.711',
    longName: 'Wine G711 converter',
    tags: ['PCM 1 16', 'A-Law 6 18', 'U-Law 7 18'],
    firstFormat: 'tag 6, 1 channels, 8000 Hz, 8000 bytes/s, blocks of 1, 8 bits, 0 more',
  },
  {
    file: 'msgsm32.acm',
    product: 36,
    shortName: 'Microsoft GSM 6.10',
    longName: 'Wine GSM 6.10 libgsm codec',
    tags: ['PCM 1 16', 'GSM 6.10 49 20'],
    firstFormat: 'tag 49, 1 channels, 8000 Hz, 1625 bytes/s, blocks of 65, 0 bits, 2 more',
  },
];

// Wine's codecs have these two with natural alignment on 64 bits, where msacmdrv.h packs them; cbStruct says which it is.
const ACMDRVFORMATSUGGEST: typeof ACMDRVFORMATSUGGEST_LAYOUT = {
  ...ACMDRVFORMATSUGGEST_LAYOUT,
  8: { size: 40, offsets: { cbStruct: 0, fdwSuggest: 4, pwfxSrc: 8, cbwfxSrc: 16, pwfxDst: 24, cbwfxDst: 32 } },
};
const ACMDRVSTREAMINSTANCE: typeof ACMDRVSTREAMINSTANCE_LAYOUT = {
  ...ACMDRVSTREAMINSTANCE_LAYOUT,
  8: { size: 72, offsets: { cbStruct: 0, pwfxSrc: 8, pwfxDst: 16, pwfltr: 24, dwCallback: 32, dwInstance: 40, fdwOpen: 48, fdwDriver: 52, dwDriver: 56, has: 64 } },
};

/** Sends a message about a structure, and gives what the driver made of it. */
function ask<T>(winmm: WinmmBinding, hdrvr: HDRVR, msg: number, layout: NativeStructure<T>, fields: Partial<T>, lParam2: LParam = 0): T {
  const size = { cbStruct: layout[winmm.pointerSize].size };
  return withStructure(winmm, layout, { ...size, ...fields } as never, (address) => {
    assert.equal(winmm.sendDriverMessage(hdrvr, msg, address, lParam2), 0);
    return readStructure(winmm, layout, address);
  });
}

/** A format of the codec, in all its bytes. */
function formatBytes(winmm: WinmmBinding, hdrvr: HDRVR, tag: number, index: number, size: number): Uint8Array {
  return winmm.memory.lend(new Uint8Array(size), (pwfx) => {
    ask(winmm, hdrvr, ACMDM_FORMAT_DETAILS, ACMFORMATDETAILSW_LAYOUT, { dwFormatIndex: index, dwFormatTag: tag, pwfx, cbwfx: size });
    return winmm.memory.readBytes(pwfx, size);
  });
}

function formatText({ wFormatTag, nChannels, nSamplesPerSec, nAvgBytesPerSec, nBlockAlign, wBitsPerSample, cbSize }: WAVEFORMATEX): string {
  return `tag ${wFormatTag}, ${nChannels} channels, ${nSamplesPerSec} Hz, ${nAvgBytesPerSec} bytes/s, blocks of ${nBlockAlign}, ${wBitsPerSample} bits, ${cbSize} more`;
}

for (const { file, product, shortName, longName, tags, firstFormat } of codecs) {
  describe(file, () => {
    it('says who it is to ACMDM_DRIVER_DETAILS', (winmm) => {
      withDriver(winmm, file, (hdrvr) => {
        const details = ask(winmm, hdrvr, ACMDM_DRIVER_DETAILS, ACMDRIVERDETAILSW_LAYOUT, {});
        assert.deepEqual(
          [details.fccType, details.wMid, details.wPid, details.cFormatTags, details.szShortName, details.szLongName],
          [0x63647561 /* 'audc' */, 1, product, tags.length, shortName, longName],
        );
        assert.equal(details.szCopyright, 'Brought to you by the Wine team...');
      });
    });

    it('lists its format tags to ACMDM_FORMATTAG_DETAILS', (winmm) => {
      withDriver(winmm, file, (hdrvr) => {
        const listed = tags.map((_, dwFormatTagIndex) => ask(winmm, hdrvr, ACMDM_FORMATTAG_DETAILS, ACMFORMATTAGDETAILSW_LAYOUT, { dwFormatTagIndex }));
        assert.deepEqual(listed.map(({ szFormatTag, dwFormatTag, cbFormatSize }) => `${szFormatTag} ${dwFormatTag} ${cbFormatSize}`), tags);
      });
    });

    it('describes the first format of its own to ACMDM_FORMAT_DETAILS', (winmm) => {
      withDriver(winmm, file, (hdrvr) => {
        const { dwFormatTag, cbFormatSize } = ask(winmm, hdrvr, ACMDM_FORMATTAG_DETAILS, ACMFORMATTAGDETAILSW_LAYOUT, { dwFormatTagIndex: 1 });
        winmm.memory.lend(formatBytes(winmm, hdrvr, dwFormatTag, 0, cbFormatSize), (pwfx) => {
          assert.equal(formatText(readStructure(winmm, WAVEFORMATEX_LAYOUT, pwfx)), firstFormat);
        });
      });
    });

    it('suggests PCM for it to ACMDM_FORMAT_SUGGEST', (winmm) => {
      withDriver(winmm, file, (hdrvr) => {
        const { dwFormatTag, cbFormatSize } = ask(winmm, hdrvr, ACMDM_FORMATTAG_DETAILS, ACMFORMATTAGDETAILSW_LAYOUT, { dwFormatTagIndex: 1 });
        winmm.memory.lend(formatBytes(winmm, hdrvr, dwFormatTag, 0, cbFormatSize), (pwfxSrc) =>
          winmm.memory.lend(new Uint8Array(18), (pwfxDst) => {
            ask(winmm, hdrvr, ACMDM_FORMAT_SUGGEST, ACMDRVFORMATSUGGEST, { pwfxSrc, cbwfxSrc: cbFormatSize, pwfxDst, cbwfxDst: 18 });
            const { wFormatTag, nChannels, nSamplesPerSec, wBitsPerSample } = readStructure(winmm, WAVEFORMATEX_LAYOUT, pwfxDst);
            assert.deepEqual([wFormatTag, nChannels, nSamplesPerSec, wBitsPerSample], [WAVE_FORMAT_PCM, 1, 8000, 16]);
          }),
        );
      });
    });
  });
}

describe('a second of Microsoft ADPCM', () => {
  /** 23 blocks of 500 samples at 11025 Hz: each has its predictor, its first two samples and differences that go up and down. */
  function adpcmSecond(): Uint8Array {
    const bytes = new Uint8Array(23 * 256);
    const view = new DataView(bytes.buffer);
    for (let block = 0; block < 23; block += 1) {
      const at = block * 256;
      bytes[at] = block % 7;
      view.setInt16(at + 1, 16 + block, true);
      view.setInt16(at + 3, 100 * block, true);
      view.setInt16(at + 5, -50 * block, true);
      for (let index = 7; index < 256; index += 1) bytes[at + index] = (index * 37 + block * 11) & 0xff;
    }
    return bytes;
  }

  /** Decodes with nothing but messages to the driver. */
  function decode(winmm: WinmmBinding, hdrvr: HDRVR, source: Uint8Array, pwfxSrc: LParam, pwfxDst: LParam): Uint8Array {
    const size = ACMDRVSTREAMINSTANCE[winmm.pointerSize].size;
    return withStructure(winmm, ACMDRVSTREAMINSTANCE, { cbStruct: size, pwfxSrc, pwfxDst, fdwOpen: 4 }, (stream) => {
      assert.equal(winmm.sendDriverMessage(hdrvr, ACMDM_STREAM_OPEN, stream, 0), 0);
      const cbStruct = ACMDRVSTREAMSIZE_LAYOUT[winmm.pointerSize].size;
      const { cbDstLength } = withStructure(winmm, ACMDRVSTREAMSIZE_LAYOUT, { cbStruct, fdwSize: 0, cbSrcLength: source.length }, (address) => {
        assert.equal(winmm.sendDriverMessage(hdrvr, ACMDM_STREAM_SIZE, stream, address), 0);
        return readStructure(winmm, ACMDRVSTREAMSIZE_LAYOUT, address);
      });
      const result = winmm.memory.lend(source, (pbSrc) =>
        winmm.memory.lend(new Uint8Array(cbDstLength), (pbDst) => {
          const fields = { cbStruct: ACMDRVSTREAMHEADER_LAYOUT[winmm.pointerSize].size, pbSrc, cbSrcLength: source.length, pbDst, cbDstLength };
          return withStructure(winmm, ACMDRVSTREAMHEADER_LAYOUT, fields, (header) => {
            assert.equal(winmm.sendDriverMessage(hdrvr, ACMDM_STREAM_CONVERT, stream, header), 0);
            const { cbSrcLengthUsed, cbDstLengthUsed } = readStructure(winmm, ACMDRVSTREAMHEADER_LAYOUT, header);
            assert.equal(cbSrcLengthUsed, source.length);
            return winmm.memory.readBytes(pbDst, cbDstLengthUsed);
          });
        }),
      );
      assert.equal(winmm.sendDriverMessage(hdrvr, ACMDM_STREAM_CLOSE, stream, 0), 0);
      return result;
    });
  }

  it('is decoded by messages to the driver as acmStreamConvert decodes it, byte for byte', (winmm) => {
    withDriver(winmm, 'msadp32.acm', (hdrvr) => {
      // The third of its formats is 11025 Hz, one channel.
      const adpcm = formatBytes(winmm, hdrvr, WAVE_FORMAT_ADPCM, 2, 50);
      const pcm = formatBytes(winmm, hdrvr, WAVE_FORMAT_PCM, 6, 18);
      winmm.memory.lend(adpcm, (adpcmFormat) =>
        winmm.memory.lend(pcm, (pcmFormat) => {
          assert.equal(formatText(readStructure(winmm, WAVEFORMATEX_LAYOUT, pcmFormat)), 'tag 1, 1 channels, 11025 Hz, 22050 bytes/s, blocks of 2, 16 bits, 0 more');
          const source = adpcmSecond();
          const decoded = decode(winmm, hdrvr, source, adpcmFormat, pcmFormat);
          assert.equal(decoded.length, 23 * 500 * 2);
          assert.ok(new Set(decoded).size > 100, 'it is sound, not silence');
          // Each block begins with the two samples that its header has, the second of them first.
          const first = new DataView(decoded.buffer, decoded.byteOffset);
          assert.deepEqual([first.getInt16(1000, true), first.getInt16(1002, true)], [-50, 100]);
          assert.deepEqual(decoded, acmStreamConvert(source, adpcmFormat, pcmFormat));
        }),
      );
    });
  });
});
