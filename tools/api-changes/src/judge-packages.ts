import { parseChangesetFile } from '@changesets/parse';
import semver from 'semver';
import { compareManifests } from './compare-manifests.ts';
import type { Manifest } from './compare-manifests.ts';
import { compareSurfaces } from './compare-surfaces.ts';
import type { SurfaceChange } from './compare-surfaces.ts';
import type { Tree } from './read-tree.ts';

type Bump = 'none' | 'patch' | 'minor' | 'major';

/** How the surface of one package changed, and whether its changesets say so. */
export interface Judgement {
  readonly packageName: string;
  readonly change: SurfaceChange;
  readonly needed: Bump;
  readonly given: Bump;
}

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

export const isEnough = ({ needed, given }: Judgement): boolean => bumps.indexOf(given) >= bumps.indexOf(needed);

/**
 * Judges every package of `head`, with the changesets that came since `base`. Nothing was published of a package at version
 * 0.0.0: all that it offers is new, and every changeset counts.
 */
export function judgePackages(base: Tree, head: Tree): Judgement[] {
  return packageFolders(head).map((folder) => {
    const manifest = readManifest(head, folder)!;
    const earlier = readManifest(base, folder);
    const published = earlier !== undefined && earlier.version !== '0.0.0';
    const change = comparePackage(published ? base : new Map(), head, folder);
    const changesets = changesetsOf(head).filter(([path, text]) => !published || base.get(path) !== text);
    const ofChangesets = changesets.flatMap(([, text]) => parseChangesetFile(text).releases).filter(({ name }) => name === manifest.name);
    const given: Bump[] = [...ofChangesets.map(({ type }) => type), earlier === undefined ? 'none' : bumpBetween(earlier.version, manifest.version)];
    return { packageName: manifest.name, change, needed: neededBump(change, published ? earlier.version : '0.0.0'), given: bumps[Math.max(...given.map((bump) => bumps.indexOf(bump)))]! };
  });
}

/** Changesets that cannot be read, one line each; with one of these `judgePackages` throws. */
export function findUnreadable(tree: Tree): string[] {
  return changesetsOf(tree).flatMap(([path, text]) => {
    try {
      parseChangesetFile(text);
      return [];
    } catch (error) {
      return [`${path}: ${(error as Error).message.split('\n')[0]}`];
    }
  });
}

function changesetsOf(tree: Tree): [path: string, text: string][] {
  return [...tree].filter(([path]) => path.startsWith('.changeset/') && !path.endsWith('/README.md'));
}

/** As semver has it: before 1.0 a minor version may break, and a patch may add. */
function neededBump({ removed, changed, added }: SurfaceChange, version: string): Bump {
  const early = semver.major(version) === 0;
  if (removed.length > 0 || changed.length > 0) return early ? 'minor' : 'major';
  if (added.length > 0) return early ? 'patch' : 'minor';
  return 'none';
}

/** Once `changeset version` has run, the changesets are gone and the version says the same. */
function bumpBetween(earlier: string, later: string): Bump {
  if (!semver.gt(later, earlier)) return 'none';
  const difference = semver.diff(earlier, later);
  return difference === 'major' || difference === 'minor' || difference === 'patch' ? difference : 'none';
}

function comparePackage(base: Tree, head: Tree, folder: string): SurfaceChange {
  const reports = [...new Set([...base.keys(), ...head.keys()])].filter((path) => path.startsWith(`packages/${folder}/etc/`)).sort();
  const changes = reports.map((path): SurfaceChange => {
    const entry = path.slice(`packages/${folder}/etc/${folder}`.length).replace(/^-/, '/').replace('.api.md', '');
    const named = (names: readonly string[]): string[] => names.map((name) => (entry === '' ? name : `${name} of ${entry}`));
    const { removed, changed, added } = compareSurfaces(base.get(path) ?? '', head.get(path) ?? '');
    return { removed: named(removed), changed: named(changed), added: named(added) };
  });
  changes.push(compareManifests(readManifest(base, folder), readManifest(head, folder)!));
  return {
    removed: changes.flatMap(({ removed }) => removed),
    changed: changes.flatMap(({ changed }) => changed),
    added: changes.flatMap(({ added }) => added),
  };
}

function packageFolders(tree: Tree): string[] {
  return [...tree.keys()].flatMap((path) => /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? []).sort();
}

function readManifest(tree: Tree, folder: string): Manifest | undefined {
  const text = tree.get(`packages/${folder}/package.json`);
  return text === undefined ? undefined : JSON.parse(text);
}
