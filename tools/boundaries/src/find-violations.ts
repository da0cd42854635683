import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { layers } from './layers.ts';

export interface PackageSources {
  /** Its folder in `packages`, the name without the scope. */
  readonly folder: string;
  readonly dependencies: readonly string[];
  /** Sources by path inside the package: `src/index.ts`. */
  readonly sources: { readonly [path: string]: string };
}

/** What crosses a boundary, one line each; empty when nothing does. */
export function findViolations({ folder, dependencies, sources }: PackageSources): string[] {
  const layer = layers[folder];
  if (layer === undefined) return [`packages/${folder} has no place among the layers (tools/boundaries/src/layers.ts)`];

  const isBelow = (specifier: string): boolean => layer.below.some((below) => isOf(specifier, `@driverproc/${below}`));
  const violations = dependencies
    .filter((name) => name.startsWith('@driverproc/') && !isBelow(name))
    .map((name) => `packages/${folder}/package.json depends on ${name}`);

  for (const [path, text] of Object.entries(sources)) {
    for (const specifier of importsOf(text)) {
      const place = `packages/${folder}/${path} imports ${specifier}`;
      if (specifier.startsWith('.')) {
        if (!posix.join(posix.dirname(path), specifier).startsWith('src/')) violations.push(`${place}: leaves its own sources`);
      } else if (isBuiltin(specifier)) {
        if (layer.browserSafe) violations.push(`${place}: ${folder} runs where there is no Node`);
      } else if (specifier.startsWith('@driverproc/') && !isBelow(specifier)) {
        violations.push(`${place}: not below ${folder}`);
      } else if (!dependencies.some((name) => isOf(specifier, name))) {
        violations.push(`${place}: not among its dependencies`);
      }
    }
  }
  return violations;
}

/** Specifiers of import and export statements, which start a line, and of import() anywhere. */
function importsOf(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*['"]([^'"]+)['"]/gm);
  const calls = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  return [...statements, ...calls].map((match) => match[1]!);
}

function isOf(specifier: string, packageName: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}
