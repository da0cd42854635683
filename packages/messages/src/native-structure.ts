/**
 * What lies at a field: an integer of 8, 16 or 32 bits, an integer as wide as a pointer, UTF-16 text in a fixed number of
 * characters, several of one kind in a row, or a structure.
 *
 * @public
 */
export type FieldKind =
  | 'u8'
  | 'u16'
  | 'u32'
  | 'i32'
  | 'pointer'
  | { readonly text: number }
  | { readonly count: number; readonly of: FieldKind }
  | NativeStructure<object>;

/**
 * Where the fields of one structure lie, in bytes.
 *
 * @public
 */
export interface FieldPlaces<Value> {
  /** Size of the whole structure, in bytes. */
  readonly size: number;
  /** Where each field begins; the members of a union begin together. */
  readonly offsets: { readonly [Field in keyof Value]: number };
}

/**
 * A native structure as data: its fields, and where they lie by the size of a pointer, 4 (ia32) or 8 (x64, arm64).
 * `readStructure` and `writeStructure` of `@driverproc/binding` go by it.
 *
 * @public
 */
export interface NativeStructure<Value> {
  /** As the header names it; empty for a structure inside another one. */
  readonly name: string;
  /** What lies at each field. */
  readonly fields: { readonly [Field in keyof Value]: FieldKind };
  /** On ia32. */
  readonly 4: FieldPlaces<Value>;
  /** On x64 and arm64. */
  readonly 8: FieldPlaces<Value>;
}
