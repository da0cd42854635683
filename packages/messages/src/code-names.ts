/**
 * Number to name, over one set of result codes.
 *
 * @internal
 */
export function codeNames(codes: { readonly [name: string]: number }): ReadonlyMap<number, string> {
  return new Map(Object.entries(codes).map(([name, value]) => [value, name]));
}
