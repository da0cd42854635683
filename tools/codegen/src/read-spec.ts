import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkFamilies } from './check-families.ts';
import { checkReferences } from './check-references.ts';
import { readFamilies } from './read-families.ts';
import { readJson } from './read-json.ts';
import type { FamiliesSpec } from './families-spec.ts';
import type { ConstantFamily, Spec } from './spec.ts';
import { SpecError } from './spec-error.ts';
import { loadSchemas } from './validate.ts';

export { type FamilyEntry, familyValues, type NativeStructure, nativeStructures } from './families-spec.ts';
export { type Place, placeStructure } from './structure-layout.ts';
export type { Layout, Message, Spec, Structure, ValueEntry } from './spec.ts';
export { SpecError } from './spec-error.ts';

const specFolder: string = join(import.meta.dirname, '../../../packages/messages/spec');

/** Every file of the specification and the schema it follows. Constant families are printed in this order. */
const specFiles: { readonly [file: string]: string } = {
  'drv.json': 'messages.schema.json',
  'drv-range.json': 'constants.schema.json',
  'drvcnf.json': 'constants.schema.json',
  'drvea.json': 'constants.schema.json',
  'gnd.json': 'constants.schema.json',
  'dcb.json': 'constants.schema.json',
  'callback.json': 'constants.schema.json',
  'drv-query.json': 'queries.schema.json',
  'structures.json': 'structures.schema.json',
  'corrections.json': 'corrections.schema.json',
  'conflicts.json': 'conflicts.schema.json',
  'left-out.json': 'left-out.schema.json',
  'sources.json': 'sources.schema.json',
};

/**
 * Reads and checks the whole specification: each file against its schema, then every name that one entry has of another.
 * Throws a SpecError that lists all problems, not only the first.
 */
export function readSpec(folder: string = specFolder): Spec {
  const validate = loadSchemas(join(specFolder, 'schema'));
  const problems: string[] = [];
  const contents: { [file: string]: unknown } = {};
  for (const [file, schema] of Object.entries(specFiles)) {
    const read = readJson(folder, file);
    problems.push(...('problems' in read ? read.problems : validate(schema, file, read.value)));
    if ('value' in read) contents[file] = read.value;
  }
  problems.push(...unknownFiles(folder));
  if (problems.length > 0) throw new SpecError(problems);

  const beyond = { conflicts: contents['conflicts.json'], leftOut: contents['left-out.json'] };
  const families = readFamilies(folder, validate, problems, beyond);
  if (problems.length > 0) throw new SpecError(problems);

  const spec = { ...assemble(contents), ...families };
  const broken = [...checkReferences(spec), ...checkFamilies(spec, spec.sources)];
  if (broken.length > 0) throw new SpecError(broken);
  return spec;
}

function unknownFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !(file in specFiles))
    .map((file) => `${file}: expected one of ${Object.keys(specFiles).join(', ')}; a new family is listed in tools/codegen/src/read-spec.ts`);
}

/** The schemas have vouched for the shapes. */
function assemble(contents: { readonly [file: string]: unknown }): Omit<Spec, keyof FamiliesSpec> {
  const constantFiles = Object.keys(specFiles).filter((file) => specFiles[file] === 'constants.schema.json');
  return {
    drv: contents['drv.json'] as Spec['drv'],
    constantFamilies: constantFiles.map((file) => contents[file] as ConstantFamily),
    queries: contents['drv-query.json'] as Spec['queries'],
    structures: (contents['structures.json'] as Pick<Spec, 'structures'>).structures,
    corrections: (contents['corrections.json'] as Pick<Spec, 'corrections'>).corrections,
    sources: (contents['sources.json'] as Pick<Spec, 'sources'>).sources,
  };
}
