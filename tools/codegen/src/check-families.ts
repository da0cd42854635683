import { type FamiliesSpec, type FamilyParameter, familyValues, type MessageTable, nativeStructures } from './families-spec.ts';
import type { Named } from './spec.ts';
import { placeStructure } from './structure-layout.ts';

/** Problems of the families that no schema can see. */
export function checkFamilies(spec: FamiliesSpec, sources: Named<unknown>): string[] {
  const values = familyValues(spec);
  const structures = nativeStructures(spec);
  const valueOf = new Map(values.map(({ name, entry }) => [name, entry.value]));
  return [
    ...values.flatMap(({ place, entry: { value, evidence, aliasOf, conflicts } }) => [
      ...missing(`${place}/evidence`, Object.keys(evidence), sources, 'sources.json'),
      ...Object.entries(evidence)
        .filter(([, given]) => given !== value)
        .map(([source, given]) => `${place}/evidence/${source}: expected ${value}, the value of the entry, got ${given}`),
      ...missing(`${place}/conflicts`, conflicts, spec.conflicts, 'conflicts.json'),
      ...(aliasOf === undefined || valueOf.get(aliasOf) === value || !valueOf.has(aliasOf)
        ? []
        : [`${place}/aliasOf: expected a name with the value ${value}, got ${aliasOf}`]),
    ]),
    ...values.filter(({ name }) => spec.leftOut[name] !== undefined).map(({ place }) => `${place}: expected no entry, left-out.json has it`),
    ...repeatedPerFamily(spec),
    ...spec.families.flatMap(({ family, tables, structures: own }) => [
      ...missing(`families/${family}.json#/structures`, own, structures, 'structures'),
      ...tables.flatMap((table) => checkTable(family, table, own, sources)),
    ]),
    ...spec.structureFiles.flatMap(({ name: file, structures: own }) =>
      Object.entries(own).flatMap(([name, { sources: said, conflicts }]) => [
        ...missing(`structures/${file}.json#/structures/${name}/sources`, said, sources, 'sources.json'),
        ...missing(`structures/${file}.json#/structures/${name}/conflicts`, conflicts, spec.conflicts, 'conflicts.json'),
        ...unknownTypes(file, name, structures),
        ...laterStructures(file, name, own),
      ]),
    ),
  ];
}

function checkTable(family: string, { name: table, messages }: MessageTable, structures: readonly string[], sources: Named<unknown>): string[] {
  return Object.entries(messages).flatMap(([name, { parameters, sources: said }]) => {
    const place = `families/${family}.json#/${table}/${name}`;
    return [
      ...missing(`${place}/sources`, said, sources, 'sources.json'),
      ...Object.values(parameters)
        .flatMap(({ structure, extensions = [] }) => (structure === undefined ? extensions : [structure, ...extensions]))
        .filter((structure) => !structures.includes(structure))
        .map((structure) => `${place}: expected ${structure} among the structures of the family`),
      ...Object.entries(parameters).flatMap(([parameter, said]) => misdescribed(`${place}/parameters/${parameter}`, said)),
    ];
  });
}

/** What points at something says who fills it in; a number does neither, and is no address. */
function misdescribed(place: string, { type, direction, meaning }: FamilyParameter): string[] {
  const points = type?.endsWith('*') === true;
  return [
    ...(points === (direction !== undefined) ? [] : [`${place}: expected a direction exactly where the type is a pointer, got ${type} and ${direction ?? 'no direction'}`]),
    ...(points || !meaning.startsWith('Address') ? [] : [`${place}: expected what the ${type} holds, got the address of something`]),
  ];
}

function repeatedPerFamily(spec: FamiliesSpec): string[] {
  const first = new Map<string, string>();
  return familyValues(spec).flatMap(({ name, place }) => {
    const other = first.get(name);
    first.set(name, other ?? place);
    return other === undefined ? [] : [`${place}: expected a name of its own, also at ${other}`];
  });
}

function unknownTypes(file: string, name: string, structures: Parameters<typeof placeStructure>[1]): string[] {
  try {
    placeStructure(name, structures);
    return [];
  } catch (error) {
    return [`structures/${file}.json#/structures/${name}: ${(error as Error).message}`];
  }
}

/** A compiler has to have seen a structure before another has it inside. */
function laterStructures(file: string, name: string, structures: Parameters<typeof placeStructure>[1]): string[] {
  const order = Object.keys(structures);
  const later = order.slice(order.indexOf(name));
  return Object.entries(structures[name]?.fields ?? {})
    .filter(([, { type }]) => type !== undefined && later.includes(type.replace(/\[.*/, '')))
    .map(([field, { type }]) => `structures/${file}.json#/structures/${name}/fields/${field}: expected ${type} to come before`);
}

function missing(place: string, ids: readonly string[], known: Named<unknown>, where: string): string[] {
  return ids.filter((id) => !Object.hasOwn(known, id)).map((id) => `${place}: expected an entry of ${where}, got ${id}`);
}
