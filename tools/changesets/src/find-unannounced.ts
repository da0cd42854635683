/** A package that is published, as far as this asks. */
export interface Published {
  readonly name: string;
  readonly version: string;
  /** Its folder below `packages`. */
  readonly directory: string;
  /** The version it had at the base; nothing for a new package. */
  readonly versionBefore?: string | undefined;
}

/** A changeset: where it is, and which packages it names. */
export interface Changeset {
  readonly path: string;
  readonly names: readonly string[];
}

/**
 * The packages whose published files changed and that no changeset names, each with those files. Only a changeset that came or changed
 * with them counts, except for a package that was never released: what its first one says covers all of it. A package whose version was raised
 * is being released, and its changesets are gone.
 *
 * @param changed - Paths from the root of the repository.
 */
export function findUnannounced(changed: readonly string[], packages: readonly Published[], changesets: readonly Changeset[]): { name: string; files: string[] }[] {
  return packages.flatMap(({ name, version, directory, versionBefore }) => {
    const files = changed.filter((path) => isPublished(path, directory));
    const counting = version === '0.0.0' ? changesets : changesets.filter(({ path }) => changed.includes(path));
    const announced = counting.some(({ names }) => names.includes(name));
    const released = versionBefore !== undefined && versionBefore !== version;
    return files.length === 0 || announced || released ? [] : [{ name, files }];
  });
}

/** The licence goes into every package; tests and API reports stay here, and a changelog is what a release itself writes. */
function isPublished(path: string, directory: string): boolean {
  if (path === 'LICENSE') return true;
  const prefix = `packages/${directory}/`;
  return path.startsWith(prefix) && /^(?:src|spec)\/|^(?:package\.json|README\.md|RULES\.md)$/.test(path.slice(prefix.length));
}
