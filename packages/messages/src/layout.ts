/**
 * Where the fields of a native structure lie, in bytes, by the size of a pointer: 4 (ia32) or 8 (x64, arm64).
 *
 * @public
 */
export type StructureLayout<Field extends string> = {
  readonly [PointerSize in 4 | 8]: {
    /** Size of the whole structure, in bytes. */
    readonly size: number;
    readonly offsets: { readonly [Name in Field]: number };
  };
};
