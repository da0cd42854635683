import type { NativeField, NativeStructure } from './families-spec.ts';
import type { Named } from './spec.ts';

/** What lies at a place: a number, a pointer-sized integer, text of a fixed length, several of one kind, or a structure. */
export type Shape =
  | { readonly kind: 'u8' | 'u16' | 'u32' | 'i32' | 'pointer' }
  | { readonly kind: 'text'; readonly length: number }
  | { readonly kind: 'array'; readonly of: Shape; readonly length: number }
  | { readonly kind: 'structure'; readonly name: string }
  | { readonly kind: 'members'; readonly members: readonly Place[] };

/** A field with its place for pointers of 4 and of 8 bytes, relative to the structure that it is a member of. */
export interface Place {
  readonly name: string;
  readonly shape: Shape;
  /** As the header writes it; absent for a nested structure without a name. */
  readonly type?: string;
  readonly meaning?: string;
  readonly offset: Sizes;
  readonly size: Sizes;
}

interface Sizes {
  readonly 4: number;
  readonly 8: number;
}

export interface PlacedStructure {
  readonly places: readonly Place[];
  readonly size: Sizes;
  readonly align: Sizes;
}

const numbers: { readonly [type: string]: 'u8' | 'u16' | 'u32' | 'i32' } = {
  BYTE: 'u8',
  WORD: 'u16',
  DWORD: 'u32',
  UINT: 'u32',
  FOURCC: 'u32',
  MMVERSION: 'u32',
  MCIDEVICEID: 'u32',
  LONG: 'i32',
  int: 'i32',
};

const widths = { u8: 1, u16: 2, u32: 4, i32: 4 };

/** Places the fields of a structure as a C compiler does: natural alignment, at most `pack`. */
export function placeStructure(name: string, structures: Named<NativeStructure>): PlacedStructure {
  const structure = structures[name];
  if (structure === undefined) throw new Error(`structures: expected an entry ${name}`);
  return placeFields(structure.fields, structure.pack, false, structures);
}

function placeFields(fields: Named<NativeField>, pack: number, isUnion: boolean, structures: Named<NativeStructure>): PlacedStructure {
  const places: Place[] = [];
  let end: Sizes = { 4: 0, 8: 0 };
  let align: Sizes = { 4: 1, 8: 1 };
  for (const [name, field] of Object.entries(fields)) {
    const placed = shapeOf(field, pack, structures);
    const own = each((pointer) => Math.min(placed.align[pointer], pack));
    const offset = each((pointer) => (isUnion ? 0 : roundUp(end[pointer], own[pointer])));
    if (field.anonymous && placed.shape.kind === 'members') {
      const moved = placed.shape.members.map((place) => ({ ...place, offset: each((pointer) => place.offset[pointer] + offset[pointer]) }));
      places.push(...moved);
    } else {
      const { type, meaning } = field;
      places.push({ name, shape: placed.shape, ...(type && { type }), ...(meaning && { meaning }), offset, size: placed.size });
    }
    align = each((pointer) => Math.max(align[pointer], own[pointer]));
    end = each((pointer) => Math.max(end[pointer], offset[pointer] + placed.size[pointer]));
  }
  return { places, align, size: each((pointer) => roundUp(end[pointer], align[pointer])) };
}

function shapeOf(field: NativeField, pack: number, structures: Named<NativeStructure>): { shape: Shape; size: Sizes; align: Sizes } {
  const members = field.struct ?? field.union;
  if (members !== undefined) {
    const { places, size, align } = placeFields(members, pack, field.union !== undefined, structures);
    return { shape: { kind: 'members', members: places }, size, align };
  }
  const [, type = '', count] = /^(\w+)(?:\[(\d+)\])?$/.exec(field.type ?? '') ?? [];
  const one = typeShape(type, structures);
  if (count === undefined) return one;
  const length = Number(count);
  const shape: Shape = type === 'WCHAR' ? { kind: 'text', length } : { kind: 'array', of: one.shape, length };
  return { shape, size: each((pointer) => one.size[pointer] * length), align: one.align };
}

function typeShape(type: string, structures: Named<NativeStructure>): { shape: Shape; size: Sizes; align: Sizes } {
  const kind = type === 'WCHAR' ? 'u16' : numbers[type];
  if (kind !== undefined) return { shape: { kind }, size: each(() => widths[kind]), align: each(() => widths[kind]) };
  if (structures[type] !== undefined) {
    const { size, align } = placeStructure(type, structures);
    return { shape: { kind: 'structure', name: type }, size, align };
  }
  if (/^(LP|P|H)[A-Z]|_PTR$|^(LPARAM|LRESULT|FARPROC)$/.test(type)) {
    return { shape: { kind: 'pointer' }, size: { 4: 4, 8: 8 }, align: { 4: 4, 8: 8 } };
  }
  throw new Error(`structures: ${type} is no type that tools/codegen/src/structure-layout.ts knows`);
}

function each(value: (pointer: 4 | 8) => number): Sizes {
  return { 4: value(4), 8: value(8) };
}

function roundUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}
