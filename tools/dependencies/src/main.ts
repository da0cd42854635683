import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { findInstallScripts } from './find-install-scripts.ts';
import { findUndocumented } from './find-undocumented.ts';
import { findVersions } from './find-versions.ts';
import type { Manifest } from './manifest.ts';

// The check "dependencies". A folder given is looked at instead of this checkout.
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../../..'));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const paths = globSync(['package.json', 'packages/*/package.json', 'tools/*/package.json', 'docs/package.json'], { cwd: root }).map((path) => path.replaceAll('\\', '/'));
const manifests: { [path: string]: Manifest } = Object.fromEntries(paths.sort().map((path) => [path, JSON.parse(read(path))]));

const { catalog, allowBuilds } = parse(read('pnpm-workspace.yaml'));
const problems = [...findUndocumented(read('CONTRIBUTING.md'), manifests), ...findVersions(manifests, catalog), ...findInstallScripts(manifests, allowBuilds)];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
