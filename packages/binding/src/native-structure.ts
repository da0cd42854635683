import type { FieldKind, LParam, NativeStructure } from '@driverproc/messages';
import { toPointerSized } from './arguments.js';
import { DriverError } from './driver-error.js';
import type { MemoryHost } from './memory.js';
import { readText, writeInteger, writeText } from './native-field.js';

/** A structure whose fields are looked up by name. */
interface Members {
  readonly name: string;
  readonly fields: { readonly [field: string]: FieldKind };
  readonly 4: { readonly size: number; readonly offsets: { readonly [field: string]: number } };
  readonly 8: { readonly size: number; readonly offsets: { readonly [field: string]: number } };
}

/**
 * The fields to write, as many as wanted, and as many of a structure inside. The others keep what is there.
 *
 * @public
 */
export type StructureFields<Value> = {
  readonly [Field in keyof Value]?: Value[Field] extends LParam | string | readonly unknown[] ? Value[Field] : StructureFields<Value[Field]>;
};

/**
 * Reads the structure at an address, in the layout of the host's pointers. Pointers and handles come as they are: what they
 * lead to is not read. All members of a union are read, each its own way. Text ends at the first zero.
 *
 * @param host - A binding, or the host that a DriverProc is called by.
 * @param structure - A layout of a family of `@driverproc/messages`, such as `WAVEHDR_LAYOUT` of `/wave`.
 * @returns The fields by the names that the header has: integers as numbers, text as a string. A pointer or handle is an LPARAM.
 * @throws DriverError `invalid_argument` for an address that `memory` does not have.
 * @public
 */
export function readStructure<Value>(host: MemoryHost, structure: NativeStructure<Value>, address: LParam): Value {
  const { memory, pointerSize } = host;
  const bytes = memory.readBytes(address, structure[pointerSize].size);
  return readMembers(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), structure, 0, pointerSize) as Value;
}

/**
 * Writes fields of the structure at an address, in the layout of the host's pointers; the others keep their bytes. Text is
 * filled up with zeros.
 *
 * @param host - A binding, or the host that a DriverProc is called by.
 * @throws DriverError `invalid_argument` for a value that does not fit its field, a field that there is not, or an address that
 *   `memory` does not have; then nothing is written.
 * @public
 */
export function writeStructure<Value>(
  host: MemoryHost,
  structure: NativeStructure<Value>,
  address: LParam,
  fields: StructureFields<Value>,
): void {
  const { memory, pointerSize } = host;
  const bytes = memory.readBytes(address, structure[pointerSize].size).slice();
  writeMembers(new DataView(bytes.buffer), structure, 0, pointerSize, fields);
  memory.writeBytes(address, bytes);
}

/**
 * Lends a structure that has these fields, and zeros elsewhere, for as long as `use` runs. A field for the structure's size
 * is written only where it is given.
 *
 * @param host - The binding that it is to be sent through.
 * @param use - Gets the address of the structure, to send with a message and to read the structure from afterwards.
 * @returns What `use` returns.
 * @throws DriverError `invalid_argument` for a value that does not fit its field, or a field that there is not; then `use` does
 *   not run. What `use` throws, as it is.
 * @public
 */
export function withStructure<Value, R>(
  host: MemoryHost,
  structure: NativeStructure<Value>,
  fields: StructureFields<Value>,
  use: (address: LParam) => R,
): R {
  const { memory, pointerSize } = host;
  const bytes = new Uint8Array(structure[pointerSize].size);
  writeMembers(new DataView(bytes.buffer), structure, 0, pointerSize, fields);
  return memory.lend(bytes, use);
}

function readMembers(view: DataView, structure: Members, start: number, pointerSize: 4 | 8): object {
  const { offsets } = structure[pointerSize];
  const value: { [field: string]: unknown } = {};
  for (const [field, kind] of Object.entries(structure.fields)) {
    value[field] = readField(view, kind, start + offsets[field]!, pointerSize);
  }
  return value;
}

function readField(view: DataView, kind: FieldKind, offset: number, pointerSize: 4 | 8): unknown {
  switch (kind) {
    case 'u8':
      return view.getUint8(offset);
    case 'u16':
      return view.getUint16(offset, true);
    case 'u32':
      return view.getUint32(offset, true);
    case 'i32':
      return view.getInt32(offset, true);
    case 'pointer':
      return pointerSize === 4 ? view.getInt32(offset, true) : toPointerSized(view.getBigInt64(offset, true), 8, 'a pointer');
    default:
  }
  if ('text' in kind) return readText(view, offset, kind.text);
  if ('count' in kind) {
    const step = sizeOf(kind.of, pointerSize);
    return Array.from({ length: kind.count }, (_, index) => readField(view, kind.of, offset + index * step, pointerSize));
  }
  return readMembers(view, kind as Members, offset, pointerSize);
}

function writeMembers(view: DataView, structure: Members, start: number, pointerSize: 4 | 8, values: object): void {
  const { offsets } = structure[pointerSize];
  for (const [field, value] of Object.entries(values)) {
    const kind = Object.hasOwn(structure.fields, field) ? structure.fields[field] : undefined;
    if (kind === undefined) throw new DriverError('invalid_argument', `${structure.name || 'the structure'} has no field ${field}`);
    if (value === undefined) continue;
    writeField(view, kind, start + offsets[field]!, pointerSize, value, structure.name === '' ? field : `${structure.name}.${field}`);
  }
}

function writeField(view: DataView, kind: FieldKind, offset: number, pointerSize: 4 | 8, value: unknown, what: string): void {
  if (typeof kind === 'string') {
    writeInteger(view, kind, offset, pointerSize, value as LParam, what);
  } else if ('text' in kind) {
    writeText(view, offset, kind.text, value as string, what);
  } else if ('count' in kind) {
    if (!Array.isArray(value) || value.length > kind.count) {
      throw new DriverError('invalid_argument', `${what} is a list of at most ${kind.count}; got ${Array.isArray(value) ? value.length : String(value)}`);
    }
    const step = sizeOf(kind.of, pointerSize);
    value.forEach((item, index) => {
      writeField(view, kind.of, offset + index * step, pointerSize, item, `${what}[${index}]`);
    });
  } else {
    if (typeof value !== 'object' || value === null) throw new DriverError('invalid_argument', `${what} is an object with its fields; got ${String(value)}`);
    writeMembers(view, kind as Members, offset, pointerSize, value);
  }
}

const widths = { u8: 1, u16: 2, u32: 4, i32: 4 };

function sizeOf(kind: FieldKind, pointerSize: 4 | 8): number {
  if (typeof kind === 'string') return kind === 'pointer' ? pointerSize : widths[kind];
  if ('text' in kind) return kind.text * 2;
  return 'count' in kind ? kind.count * sizeOf(kind.of, pointerSize) : kind[pointerSize].size;
}
