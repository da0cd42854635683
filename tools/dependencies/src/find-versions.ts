import { dependenciesOf } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/**
 * Dependencies with a version of their own. All packages have that of the catalog; what is no npm package like the others but a Node, in the one
 * manifest that wants it, says its version there.
 *
 * @param catalog - `catalog` of pnpm-workspace.yaml.
 */
export function findVersions(manifests: { readonly [path: string]: Manifest }, catalog: { readonly [name: string]: string }): string[] {
  const wanted = Object.entries(manifests).flatMap(([path, manifest]) => Object.entries(dependenciesOf(manifest)).map(([name, version]) => ({ path, name, version })));
  const own = wanted.filter(({ name, version }) => !/^(?:catalog:|workspace:)/.test(version) && !/^node-(?:linux|win)-/.test(name));
  const unused = Object.keys(catalog).filter((name) => !wanted.some((each) => each.name === name));
  return [
    ...own.map(({ path, name, version }) => `${path}: ${name} is wanted as ${version}; its version belongs in the catalog of pnpm-workspace.yaml, and catalog: here`),
    ...unused.map((name) => `pnpm-workspace.yaml: ${name} is in the catalog, and in no package.json`),
  ];
}
