import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findViolations } from './find-violations.ts';
import type { PackageSources } from './find-violations.ts';

const packages = join(import.meta.dirname, '../../../packages');

const violations = readdirSync(packages).map(readPackage).flatMap(findViolations);
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
