import semver from 'semver';
import type { SurfaceChange } from './compare-surfaces.ts';

/** What of a package.json users depend on. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: { readonly [subpath: string]: unknown };
  readonly bin?: { readonly [command: string]: string };
  readonly engines?: { readonly node?: string };
}

/**
 * Compares what packages offer beside their declarations: subpaths that are files, commands, and the versions of Node that
 * they run on. Subpaths with types have reports.
 */
export function compareManifests(base: Manifest | undefined, head: Manifest): SurfaceChange {
  const [before, after] = [base === undefined ? [] : offers(base), offers(head)];
  return {
    removed: before.filter((offer) => !after.includes(offer)),
    changed: runsWhereItDid(base, head) ? [] : [`engines.node, from ${base?.engines?.node} to ${head.engines?.node}`],
    added: after.filter((offer) => !before.includes(offer)),
  };
}

function offers({ exports = {}, bin = {} }: Manifest): string[] {
  const files = Object.entries(exports).flatMap(([subpath, target]) => (typeof target === 'string' && subpath !== './package.json' ? [subpath] : []));
  return [...files, ...Object.keys(bin).map((command) => `the command ${command}`)];
}

function runsWhereItDid(base: Manifest | undefined, head: Manifest): boolean {
  return base === undefined || semver.subset(base.engines?.node ?? '*', head.engines?.node ?? '*');
}
