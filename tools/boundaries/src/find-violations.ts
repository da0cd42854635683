import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript-6.0';
import { layers } from './layers.ts';

const rules = '; tools/boundaries/src/layers.ts says what is';

export interface PackageSources {
  /** Its folder in `packages`, the name without the scope. */
  readonly folder: string;
  readonly dependencies: readonly string[];
  /** Sources by path inside the package: `src/index.ts`. */
  readonly sources: { readonly [path: string]: string };
}

/** What crosses a boundary, one line each, with what to do; empty when nothing does. */
export function findViolations({ folder, dependencies, sources }: PackageSources): string[] {
  const layer = layers[folder];
  if (layer === undefined) return [`packages/${folder} has no place among the layers (tools/boundaries/src/layers.ts)`];

  const isBelow = (specifier: string): boolean => layer.below.some((below) => isOf(specifier, `@driverproc/${below}`));
  const violations = dependencies
    .filter((name) => name.startsWith('@driverproc/') && !isBelow(name))
    .map((name) => `packages/${folder}/package.json depends on ${name}, which is not below it${rules}`);

  for (const [path, text] of Object.entries(sources)) {
    for (const specifier of importsOf(text)) {
      const place = `packages/${folder}/${path} imports ${specifier}`;
      if (specifier.startsWith('.')) {
        if (!posix.join(posix.dirname(path), specifier).startsWith('src/')) violations.push(`${place}, which leaves its own sources; import the package by its name`);
      } else if (isBuiltin(specifier)) {
        if (layer.browserSafe) violations.push(`${place}, and ${folder} runs where there is no Node`);
      } else if (specifier.startsWith('@driverproc/') && !isBelow(specifier)) {
        violations.push(`${place}, which is not below ${folder}${rules}`);
      } else if (!dependencies.some((name) => isOf(specifier, name))) {
        violations.push(`${place}, which is not among its dependencies`);
      }
    }
  }
  return violations;
}

/** Specifiers of import and export statements, of import() in code and in types, and of references, as the compiler reads them. */
function importsOf(text: string): string[] {
  const { importedFiles, typeReferenceDirectives, referencedFiles } = ts.preProcessFile(text);
  return [...importedFiles, ...typeReferenceDirectives, ...referencedFiles].map(({ fileName }) => fileName);
}

function isOf(specifier: string, packageName: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}
