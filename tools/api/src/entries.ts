import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of a package's exports that has types, and so a report. */
export interface Entry {
  readonly packageFolder: string;
  /** What users import: `@driverproc/messages/query`. */
  readonly specifier: string;
  readonly types: string;
  /** What its files are called by: `messages` for the package itself, `messages-query` for a subpath. */
  readonly name: string;
}

/** The entries come from the exports themselves, so that none can be forgotten. */
export function readEntries(packagesFolder: string): Entry[] {
  return readdirSync(packagesFolder).flatMap((folder) => {
    const packageFolder = join(packagesFolder, folder);
    const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    return Object.entries<string | { types?: string }>(manifest.exports).flatMap(([subpath, target]) => {
      if (typeof target === 'string' || target.types === undefined) return [];
      return [
        {
          packageFolder,
          specifier: manifest.name + subpath.slice(1),
          types: join(packageFolder, target.types),
          name: [folder, ...subpath.split('/').slice(1)].join('-'),
        },
      ];
    });
  });
}
