import type { Entry, Message, Named, Spec, Structure, ValueEntry } from './spec.ts';

/** Problems that no schema can see: names of other entries, and values that sources disagree about. */
export function checkReferences(spec: Spec): string[] {
  const values = valueEntries(spec);
  const places = new Map([...values, ...structureEntries(spec)].map(({ name, place }) => [name, place]));
  return [
    ...repeatedNames(values),
    ...values.flatMap(({ place, entry }) => checkEvidence(spec, place, entry)),
    ...[...values, ...structureEntries(spec)].flatMap((located) => checkCorrections(spec, located)),
    ...checkBackReferences(spec, places),
    ...Object.entries(spec.drv.messages).flatMap(([name, message]) => checkMessage(spec, `drv.json#/messages/${name}`, message)),
    ...spec.constantFamilies.flatMap(({ family, constants }) => checkAliases(family, constants)),
    ...Object.entries(spec.structures).flatMap(([name, structure]) => checkLayouts(`structures.json#/structures/${name}`, structure)),
    ...sourceLists(spec).flatMap(({ place, sources }) => unknownIds(place, sources, spec.sources, 'sources.json')),
  ];
}

interface Located<E extends Entry> {
  readonly name: string;
  readonly place: string;
  readonly entry: E;
}

function located<E extends Entry>(place: string, entries: Named<E>): Located<E>[] {
  return Object.entries(entries).map(([name, entry]) => ({ name, place: `${place}/${name}`, entry }));
}

function valueEntries(spec: Spec): Located<ValueEntry>[] {
  return [
    ...located<ValueEntry>('drv.json#/messages', spec.drv.messages),
    ...spec.constantFamilies.flatMap(({ family, constants }) => located<ValueEntry>(`${family}.json#/constants`, constants)),
    ...located<ValueEntry>('drv-query.json#/queries', spec.queries.queries),
  ];
}

function structureEntries(spec: Spec): Located<Structure>[] {
  return located('structures.json#/structures', spec.structures);
}

function repeatedNames(entries: readonly Located<Entry>[]): string[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ name, place }) => {
    const other = first.get(name);
    first.set(name, other ?? place);
    return other === undefined ? [] : [`${place}: expected a name of its own, also at ${other}`];
  });
}

function checkEvidence(spec: Spec, place: string, { value, evidence }: ValueEntry): string[] {
  const disagreeing = Object.entries(evidence).filter(([, given]) => given !== value);
  return [
    ...unknownIds(`${place}/evidence`, Object.keys(evidence), spec.sources, 'sources.json'),
    ...disagreeing.map(([source, given]) => `${place}/evidence/${source}: expected ${value}, the value of the entry, got ${given}`),
  ];
}

function checkCorrections(spec: Spec, { name, place, entry }: Located<Entry>): string[] {
  return [
    ...unknownIds(`${place}/corrections`, entry.corrections, spec.corrections, 'corrections.json'),
    ...entry.corrections
      .filter((id) => spec.corrections[id] && !spec.corrections[id].names.includes(name))
      .map((id) => `${place}/corrections: expected corrections.json#/corrections/${id}/names to have ${name}`),
  ];
}

function checkBackReferences(spec: Spec, places: ReadonlyMap<string, string>): string[] {
  const listed = new Set(
    [...valueEntries(spec), ...structureEntries(spec)].flatMap(({ name, entry }) => entry.corrections.map((id) => `${id} ${name}`)),
  );
  return Object.entries(spec.corrections).flatMap(([id, { names }]) =>
    names
      .filter((name) => !listed.has(`${id} ${name}`))
      .map((name) => `corrections.json#/corrections/${id}/names: expected ${places.get(name) ?? `an entry ${name}`} to list it`),
  );
}

function checkMessage(spec: Spec, place: string, message: Message): string[] {
  const constants = Object.assign({}, ...spec.constantFamilies.map((family) => family.constants));
  return [
    ...unknownIds(`${place}/order/after`, message.order.after, spec.drv.messages, 'drv.json'),
    ...unknownIds(`${place}/order/before`, message.order.before, spec.drv.messages, 'drv.json'),
    ...unknownIds(`${place}/answer/values`, Object.keys(message.answer.values ?? {}), constants, 'a family of constants'),
  ];
}

function checkAliases(family: string, constants: Named<{ readonly value: number; readonly aliasOf?: string }>): string[] {
  return Object.entries(constants).flatMap(([name, { value, aliasOf }]) => {
    if (aliasOf === undefined || constants[aliasOf]?.value === value) return [];
    return [`${family}.json#/constants/${name}/aliasOf: expected a constant of the family with the value ${value}, got ${aliasOf}`];
  });
}

function checkLayouts(place: string, { fields, layouts }: Structure): string[] {
  const names = Object.keys(fields).join(', ');
  return Object.entries(layouts)
    .filter(([, { offsets }]) => Object.keys(offsets).join(', ') !== names)
    .map(([name, { offsets }]) => `${place}/layouts/${name}/offsets: expected ${names}, got ${Object.keys(offsets).join(', ')}`);
}

function sourceLists(spec: Spec): { place: string; sources: readonly string[] }[] {
  return [
    ...Object.entries(spec.drv.messages).map(([name, { sources }]) => ({ place: `drv.json#/messages/${name}/sources`, sources })),
    ...Object.entries(spec.queries.queries).map(([name, { sources }]) => ({ place: `drv-query.json#/queries/${name}/sources`, sources })),
    ...Object.entries(spec.structures).map(([name, { sources }]) => ({ place: `structures.json#/structures/${name}/sources`, sources })),
    ...Object.entries(spec.corrections).map(([id, { sources }]) => ({ place: `corrections.json#/corrections/${id}/sources`, sources })),
  ];
}

function unknownIds(place: string, ids: readonly string[], known: Named<unknown>, where: string): string[] {
  return ids.filter((id) => !Object.hasOwn(known, id)).map((id) => `${place}: expected an entry of ${where}, got ${id}`);
}
