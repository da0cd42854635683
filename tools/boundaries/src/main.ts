import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findLayerCycles } from './find-layer-cycles.ts';
import { findViolations } from './find-violations.ts';
import type { PackageSources } from './find-violations.ts';
import { layers } from './layers.ts';

// The check "boundaries". A folder given is looked through instead of this checkout's packages.
const packages = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../packages'));

const violations = [...findLayerCycles(layers), ...readdirSync(packages).map(readPackage).flatMap(findViolations)];
for (const violation of violations) console.error(violation);
process.exitCode = violations.length > 0 ? 1 : 0;

function readPackage(folder: string): PackageSources {
  const packageFolder = join(packages, folder);
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const paths = globSync('src/**/*.ts', { cwd: packageFolder }).map((path) => path.replaceAll('\\', '/'));
  return {
    folder,
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }),
    sources: Object.fromEntries(paths.map((path) => [path, readFileSync(join(packageFolder, path), 'utf8')])),
  };
}
