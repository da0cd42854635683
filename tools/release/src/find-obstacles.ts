/** How things stand when someone asks for a release. */
export interface Circumstances {
  /** How many changesets no version has taken up yet. */
  readonly changesets: number;
  /** The version of each package. */
  readonly versions: Readonly<Record<string, string>>;
  /** Files that are not as the last commit has them. */
  readonly changed: readonly string[];
  /** Whether this runs where the origin of what is published can be attested. */
  readonly attestable: boolean;
}

/** Why nothing may be published now, each with what to do. */
export function findObstacles({ changesets, versions, changed, attestable }: Circumstances): string[] {
  const obstacles: string[] = [];
  if (changesets > 0) obstacles.push(`${changesets} changesets are not released: npm run version, and commit what it writes`);
  const unversioned = Object.entries(versions).filter(([, version]) => version === '0.0.0').map(([name]) => name);
  if (unversioned.length > 0) obstacles.push(`${unversioned.join(', ')} never got a version: npx changeset, then npm run version`);
  if (changed.length > 0) obstacles.push(`what is published must be committed, and these files are not: ${changed.join(', ')}`);
  if (!attestable) obstacles.push('packages are published by .github/workflows/release.yml only, where their provenance can be attested');
  return obstacles;
}
