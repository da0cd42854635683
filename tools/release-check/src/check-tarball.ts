import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFileProblems } from './find-file-problems.ts';
import { findManifestProblems } from './find-manifest-problems.ts';
import { findMapProblems } from './find-map-problems.ts';
import { findWrongTypes, lintTarball } from './lint-tarball.ts';
import { root } from './packages.ts';
import type { PublicPackage } from './packages.ts';
import type { Finding } from './report.ts';
import type { Tarball } from './tarball.ts';

/** Whether a packed package can be published as it is. */
export async function checkTarball({ directory }: PublicPackage, tarball: Tarball): Promise<Finding[]> {
  const { name, version, files } = tarball;
  const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
  const found: [string, readonly string[]][] = [
    ['files', findFileProblems(name, version, [...files.keys()])],
    ['licence', files.get('LICENSE') === licence ? [] : ['LICENSE is not that of the repository']],
    ['readme', files.get('README.md')?.startsWith(`# ${name}\n`) ? [] : [`README.md does not begin with # ${name}`]],
    ['package.json', findManifestProblems(directory, files.get('package.json') ?? '{}')],
    ['source maps', findMapProblems(files)],
    ['publint', await lintTarball(tarball)],
    ['attw', await findWrongTypes(tarball)],
  ];
  return found.map(([what, problems]) => ({ subject: name, what, problems }));
}
