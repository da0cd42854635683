import { type FamilyEntry, familyValues, type NativeStructure, nativeStructures, type Place, placeStructure, type Spec } from 'codegen/read-spec';

/** What one header of mingw-w64 adds: names with their values, and structures. */
export interface HeaderPart {
  readonly values: readonly (readonly [string, FamilyEntry])[];
  readonly structures: readonly (readonly [string, NativeStructure])[];
}

/** The header of the Windows SDK that mingw-w64 does not have. */
export const missingHeader = 'msacmdrv.h';

/** The entries of the families that a header has. */
export function familyPart(spec: Spec, header: string): HeaderPart {
  return {
    values: familyValues(spec)
      .filter(({ entry }) => entry.header?.include === header)
      .map(({ name, entry }) => [name, entry] as const),
    structures: Object.entries(nativeStructures(spec)).filter(([, structure]) => structure.header?.include === header),
  };
}

/** The structures that no header of mingw-w64 has, declared from the specification: the compiler places their fields. */
export function declareMissing(spec: Spec): string[] {
  const structures = Object.entries(nativeStructures(spec)).filter(([, { header }]) => header?.include === missingHeader);
  return structures.flatMap(([name, { pack }]) => [
    `#pragma pack(push, ${pack})`,
    'typedef struct {',
    ...placeStructure(name, nativeStructures(spec)).places.map((place) => `  ${declaration(place)};`),
    `} ${name};`,
    '#pragma pack(pop)',
  ]);
}

function declaration({ name, shape }: Place): string {
  if (shape.kind === 'pointer') return `void *${name}`;
  if (shape.kind === 'u32') return `unsigned int ${name}`;
  throw new Error(`tools/headers/src/check-families.ts declares no ${shape.kind}`);
}

/** That a structure has the size that the compiler gives it, and each field its place, width and sign. */
export function hasNativeLayout(name: string, spec: Spec, target: 'x64' | 'ia32'): string[] {
  const pointer = target === 'x64' ? 8 : 4;
  const { places, size } = placeStructure(name, nativeStructures(spec));
  const assert = (expression: string, expected: number): string =>
    `_Static_assert(${expression} == ${expected}, "${name}: ${expression} is not ${expected} on ${target}, as the specification says");`;
  const fields = (members: readonly Place[], path: string): string[] =>
    members.flatMap(({ name: member, shape, offset, size: width }) => [
      ...(path === '' ? [assert(`offsetof(${name}, ${member})`, offset[pointer])] : []),
      assert(`sizeof(((${name} *)0)->${path}${member})`, width[pointer]),
      ...(/^[iu]\d/.test(shape.kind) ? [hasSign(name, `${path}${member}`, shape.kind.startsWith('i'), target)] : []),
      ...(shape.kind === 'members' ? fields(shape.members, `${path}${member}.`) : []),
      ...(shape.kind === 'members' ? shape.members.map((inner) => assert(`offsetof(${name}, ${path}${member}.${inner.name}) - offsetof(${name}, ${path}${member})`, inner.offset[pointer])) : []),
    ]);
  return [assert(`sizeof(${name})`, size[pointer]), ...fields(places, ''), ...fullyCovered(name, places, target)];
}

/** That a number is signed exactly where it is read as a signed one, which no size tells. */
function hasSign(name: string, field: string, signed: boolean, target: string): string {
  const said = signed ? 'signed' : 'unsigned';
  return `_Static_assert(((__typeof__(((${name} *)0)->${field}))-1 < 0) == ${Number(signed)}, "${name}: ${field} is not ${said} on ${target}, as the specification says");`;
}

/** No field is left out at the end: the last one ends where the structure ends, but for padding that packing explains. */
function fullyCovered(name: string, places: readonly Place[], target: string): string[] {
  const last = places.at(-1)?.name;
  return [
    `_Static_assert(sizeof(${name}) - offsetof(${name}, ${last}) - sizeof(((${name} *)0)->${last}) < 8, "${name}: fields after ${last} are missing on ${target}");`,
  ];
}
