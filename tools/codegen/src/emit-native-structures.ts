import { type FamiliesSpec, type Family, type NativeStructure, nativeStructures, type StructureFile } from './families-spec.ts';
import { generatedFile } from './generated-file.ts';
import { literal } from './literal.ts';
import type { Named, Spec } from './spec.ts';
import { type Place, placeStructure, type Shape } from './structure-layout.ts';
import { memberDoc, publicDoc } from './tsdoc.ts';

/** `gen/shared-structures.ts`: the structures that more than one family has. */
export function emitSharedStructures({ name, structures }: StructureFile, spec: Spec): string {
  return generatedFile(baseImports(structures, spec), Object.entries(structures).flatMap((entry) => structureParts(entry, name, spec)));
}

/** `gen/<family>-structures.ts`: what the parameters of a family point at, and all of it by name. */
export function emitFamilyStructures({ family, title, structures: names }: Family, spec: Spec): string {
  const own = spec.structureFiles.find(({ name }) => name === family)?.structures ?? {};
  const shared = names.filter((name) => !Object.hasOwn(own, name));
  const imports = [
    ...baseImports(own, spec),
    ...(shared.length === 0 ? [] : [`import { ${shared.map(layoutName).join(', ')} } from './shared-structures.js';`]),
    ...(shared.length === 0 ? [] : [`import type { ${shared.join(', ')} } from './shared-structures.js';`]),
  ];
  const doc = publicDoc({ text: [`The structures of ${family}, by their names. ${title}.`] });
  const members = names.map((name) => `  readonly ${name}: NativeStructure<${name}>;`);
  const values = names.map((name) => `  ${name}: ${layoutName(name)},`);
  return generatedFile(imports, [
    ...(shared.length === 0 ? [] : [`export { ${shared.map(layoutName).join(', ')} };\nexport type { ${shared.join(', ')} };`]),
    ...Object.entries(own).flatMap((entry) => structureParts(entry, family, spec)),
    `${doc}\nexport const ${camel(family)}Structures: {\n${members.join('\n')}\n} = {\n${values.join('\n')}\n};`,
  ]);
}

function baseImports(structures: Named<NativeStructure>, spec: FamiliesSpec): string[] {
  const pointers = Object.keys(structures).some((name) => placeStructure(name, nativeStructures(spec)).places.some(({ shape }) => hasPointer(shape)));
  return [
    ...(pointers ? ["import type { LParam } from '../descriptor.js';"] : []),
    "import type { NativeStructure } from '../native-structure.js';",
  ];
}

function hasPointer(shape: Shape): boolean {
  if (shape.kind === 'array') return hasPointer(shape.of);
  if (shape.kind === 'members') return shape.members.some((member) => hasPointer(member.shape));
  return shape.kind === 'pointer';
}

function structureParts([name, structure]: [string, NativeStructure], file: string, spec: Spec): string[] {
  const { summary, pack, href, header, conflicts } = structure;
  const { places, size } = placeStructure(name, nativeStructures(spec));
  const packing = `${header?.declaredIn}, packed to ${pack === 1 ? 'bytes' : `${pack} bytes`}: ${size[8]} bytes on x64, ${size[4]} on ia32.`;
  const differ = conflicts.map((id) => `Sources differ (${id}): ${spec.conflicts[id]?.topic}. Taken here: ${spec.conflicts[id]?.recommendation}`);
  const value = publicDoc({ text: [summary, packing, ...differ], see: href });
  return [
    `${value}\nexport interface ${name} {\n${places.flatMap((place) => member(place, 2)).join('\n')}\n}`,
    `${publicDoc({ text: [`Layout of ${name}. ${summary}`, packing], see: href })}\nexport const ${layoutName(name)}: NativeStructure<${name}> = { // structures/${file}.json#/structures/${name}\n${layout(name, places, size, 2)}\n};`,
  ];
}

function member({ name, shape, type, meaning, offset }: Place, indent: number): string[] {
  const where = offset[4] === offset[8] ? `at ${offset[8]}` : `at ${offset[8]}, on ia32 at ${offset[4]}`;
  const doc = memberDoc(`${type ?? 'Members'} ${where}.${meaning === undefined ? '' : ` ${meaning}`}`);
  const pad = ' '.repeat(indent);
  if (shape.kind !== 'members') return [`${pad}${doc}`, `${pad}readonly ${name}: ${typeOf(shape)};`];
  return [`${pad}${doc}`, `${pad}readonly ${name}: {`, ...shape.members.flatMap((inner) => member(inner, indent + 2)), `${pad}};`];
}

function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case 'pointer':
      return 'LParam';
    case 'text':
      return 'string';
    case 'array':
      return `readonly ${typeOf(shape.of)}[]`;
    case 'structure':
      return shape.name;
    case 'members':
      return '{}';
    default:
      return 'number';
  }
}

function layout(name: string, places: readonly Place[], size: { 4: number; 8: number }, indent: number): string {
  const pad = ' '.repeat(indent);
  const offsets = (pointer: 4 | 8): string => literal({ size: size[pointer], offsets: Object.fromEntries(places.map((place) => [place.name, place.offset[pointer]])) }, indent, 3);
  const fields = places.map((place) => `${pad}  ${place.name}: ${kind(place, indent + 2)},`);
  return [`${pad}name: '${name}',`, `${pad}fields: {`, ...fields, `${pad}},`, `${pad}4: ${offsets(4)},`, `${pad}8: ${offsets(8)},`].join('\n');
}

function kind({ shape, size }: Pick<Place, 'shape' | 'size'>, indent: number): string {
  switch (shape.kind) {
    case 'text':
      return `{ text: ${shape.length} }`;
    case 'array':
      return `{ count: ${shape.length}, of: ${kind({ shape: shape.of, size }, indent)} }`;
    case 'structure':
      return layoutName(shape.name);
    case 'members':
      return `{\n${layout('', shape.members, size, indent + 2)}\n${' '.repeat(indent)}}`;
    default:
      return `'${shape.kind}'`;
  }
}

function layoutName(name: string): string {
  return `${name}_LAYOUT`;
}

function camel(family: string): string {
  return family.replace(/-./g, (dash) => dash.slice(1).toUpperCase());
}
