import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Conflict, FamiliesSpec, Family, NativeStructure } from './families-spec.ts';
import { readJson } from './read-json.ts';
import type { Named } from './spec.ts';
import type { Validate } from './validate.ts';

/** The files of a folder of the specification, each checked against the schema; the problems go to `problems`. */
function readFolder(folder: string, inside: string, schema: string, validate: Validate, problems: string[]): [string, unknown][] {
  return readdirSync(join(folder, inside))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file): [string, unknown][] => {
      const path = `${inside}/${file}`;
      const read = readJson(folder, path);
      problems.push(...('problems' in read ? read.problems : validate(schema, path, read.value)));
      return 'value' in read ? [[file.replace(/\.json$/, ''), read.value]] : [];
    });
}

/** Reads the families and their structures; the schemas vouch for the shapes where there are no problems. */
export function readFamilies(
  folder: string,
  validate: Validate,
  problems: string[],
  { conflicts, leftOut }: { conflicts: unknown; leftOut: unknown },
): FamiliesSpec {
  const families = readFolder(folder, 'families', 'family.schema.json', validate, problems);
  const files = readFolder(folder, 'structures', 'native-structures.schema.json', validate, problems);
  for (const [name, family] of families) {
    const said = (family as Partial<Family>).family;
    if (said !== name) problems.push(`families/${name}.json#/family: expected ${name}, the name of the file, got ${said}`);
  }
  return {
    families: families.map(([, family]) => family as Family),
    structureFiles: files.map(([name, file]) => ({ name, structures: (file as { structures: Named<NativeStructure> }).structures })),
    conflicts: (conflicts as { conflicts: Named<Conflict> }).conflicts,
    leftOut: (leftOut as { names: Named<string> }).names,
  };
}
