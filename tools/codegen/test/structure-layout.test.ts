import { describe, expect, it } from 'vitest';
import type { NativeField } from '../src/families-spec.ts';
import { placeStructure } from '../src/structure-layout.ts';

function place(pack: number, fields: { readonly [name: string]: NativeField }): { size: object; offsets: object } {
  const structure = { summary: '', pack, header: null, fields, sources: [], conflicts: [] };
  const { size, places } = placeStructure('TEST', { TEST: structure });
  return { size, offsets: Object.fromEntries(places.map(({ name, offset }) => [name, offset])) };
}

describe('placeStructure', () => {
  it('packs to bytes: a pointer behind a WORD lies at 2', () => {
    expect(place(1, { wId: { type: 'WORD' }, lpData: { type: 'LPSTR' } })).toEqual({
      size: { 4: 6, 8: 10 },
      offsets: { wId: { 4: 0, 8: 0 }, lpData: { 4: 2, 8: 2 } },
    });
  });

  it('aligns naturally below the packing, and pads the end', () => {
    expect(place(8, { lpData: { type: 'LPSTR' }, wId: { type: 'WORD' } })).toEqual({
      size: { 4: 8, 8: 16 },
      offsets: { lpData: { 4: 0, 8: 0 }, wId: { 4: 4, 8: 8 } },
    });
  });

  it('lets the members of a union begin together, and takes those of an anonymous one for its own', () => {
    const union = { dwID: { type: 'DWORD' }, hwnd: { type: 'HWND' } };
    expect(place(1, { wId: { type: 'WORD' }, either: { union, anonymous: true }, cb: { type: 'BYTE' } })).toEqual({
      size: { 4: 7, 8: 11 },
      offsets: { wId: { 4: 0, 8: 0 }, dwID: { 4: 2, 8: 2 }, hwnd: { 4: 2, 8: 2 }, cb: { 4: 6, 8: 10 } },
    });
  });

  it('counts text in characters of two bytes', () => {
    expect(place(1, { szName: { type: 'WCHAR[32]' }, dwFlags: { type: 'DWORD' } })).toEqual({
      size: { 4: 68, 8: 68 },
      offsets: { szName: { 4: 0, 8: 0 }, dwFlags: { 4: 64, 8: 64 } },
    });
  });
});
