import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callbackMessages, mmMessages } from '@driverproc/messages/callback';
import { icmMessages } from '@driverproc/messages/icm';
import { mciMessages } from '@driverproc/messages/mci';
import { midMessages, modMessages } from '@driverproc/messages/midi';
import { mxdMessages } from '@driverproc/messages/mixer';
import type { FamilyMessage } from '@driverproc/messages/tables';
import { wodMessages } from '@driverproc/messages/wave';
import { describe, expect, it } from 'vitest';

interface SpecFile {
  readonly structures: { readonly [name: string]: { readonly fields: { readonly rc?: { readonly meaning?: string } } } };
}

const said = ({ parameters, answer }: FamilyMessage): string[] => [
  ...parameters.map(({ name, type, direction, used }) => (used === true ? `${name}: ${type}${direction === undefined ? '' : ` ${direction}`}` : `${name}: ${used === false ? 'not used' : 'unknown'}`)),
  answer.kind,
];

// Typed from Microsoft's pages, not from the specification.
describe('the pages', () => {
  it('give a codec the formats, and take back a size or an error', () => {
    expect(said(icmMessages.ICM_COMPRESS_GET_FORMAT)).toEqual(['lParam1: BITMAPINFOHEADER* in', 'lParam2: BITMAPINFOHEADER* out', 'size-or-icerr']);
    expect(said(icmMessages.ICM_GETINFO)).toEqual(['lParam1: ICINFO* out', 'lParam2: DWORD', 'size']);
    expect(said(icmMessages.ICM_DRAW_GETTIME)).toEqual(['lParam1: LONG* out', 'lParam2: not used', 'icerr']);
    expect(icmMessages.ICM_GET.answer.meaning).toBe('How many bytes the state takes.');
    expect(icmMessages.ICM_COMPRESS_GET_SIZE.answer.meaning).toBe('The most bytes that a compressed frame takes.');
  });

  it('let MCI_LIST and MCI_WHERE answer in their structures', () => {
    const directions = (['MCI_LIST', 'MCI_WHERE', 'MCI_STATUS', 'MCI_PLAY', 'MCI_PUT'] as const).map((name) => mciMessages[name].parameters[1].direction);
    expect(directions).toEqual(['inout', 'inout', 'inout', 'in', 'in']);
  });

  it('put a bank and a flag beside the patches, which come back as they were cached', () => {
    expect(said(modMessages.MODM_CACHEPATCHES)).toEqual(['dwParam1: PATCHARRAY* inout', 'dwParam2: DWORD', 'mmresult']);
    expect(modMessages.MODM_CACHEPATCHES.parameters[1].meaning).toBe('High word: the bank, zero for the default; low word: MIDI_CACHE_ALL, _BESTFIT, _QUERY or MIDI_UNCACHE.');
    expect(said(modMessages.MODM_CACHEDRUMPATCHES)).toEqual(['dwParam1: KEYARRAY* inout', 'dwParam2: DWORD', 'mmresult']);
  });

  it('have a short MIDI event in one number', () => {
    expect(said(modMessages.MODM_DATA)).toEqual(['dwParam1: DWORD', 'dwParam2: not used', 'mmresult']);
    expect(said(midMessages.MIDM_ADDBUFFER)).toEqual(['dwParam1: MIDIHDR* inout', 'dwParam2: DWORD', 'mmresult']);
    expect(said(callbackMessages.MIM_DATA)).toEqual(['dwParam1: DWORD', 'dwParam2: DWORD', 'none']);
  });

  it('read the values that a mixer is to set', () => {
    expect(said(mxdMessages.MXDM_SETCONTROLDETAILS)).toEqual(['dwParam1: MIXERCONTROLDETAILS* in', 'dwParam2: DWORD', 'mmresult']);
    expect(said(wodMessages.WODM_OPEN)).toEqual(['dwParam1: WAVEOPENDESC* in', 'dwParam2: DWORD', 'mmresult']);
  });

  it('hand a window the stream, and the buffer that was converted', () => {
    expect(said(mmMessages.MM_ACM_OPEN)).toEqual(['wParam: HACMSTREAM', 'lParam: not used', 'none']);
    expect(said(mmMessages.MM_ACM_CLOSE)).toEqual(['wParam: HACMSTREAM', 'lParam: not used', 'none']);
    expect(said(mmMessages.MM_ACM_DONE)).toEqual(['wParam: HACMSTREAM', 'lParam: ACMSTREAMHEADER* in', 'none']);
    expect(said(mmMessages.MM_STREAM_DONE)).toEqual(said(mmMessages.MM_ACM_DONE));
    expect(said(mmMessages.MM_STREAM_ERROR)).toEqual(['wParam: unknown', 'lParam: unknown', 'unknown']);
  });

  it('have the width and height in an MCI rectangle', () => {
    const { structures } = JSON.parse(readFileSync(join(import.meta.dirname, '../spec/structures/mci.json'), 'utf8')) as SpecFile;
    const meanings = Object.values(structures).flatMap(({ fields: { rc } }) => (rc === undefined ? [] : [rc.meaning]));
    expect(meanings).toHaveLength(15);
    expect(new Set(meanings)).toEqual(new Set(['Width in right and height in bottom, unlike a RECT elsewhere in Windows.']));
  });
});
