import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of a package's exports that has types, and so a report. */
export interface Entry {
  readonly packageFolder: string;
  /** What users import: `@driverproc/messages/query`. */
  readonly specifier: string;
  readonly types: string;
  /** `messages.api.md` for the package itself, `messages-query.api.md` for a subpath. */
  readonly reportFileName: string;
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
          reportFileName: `${[folder, ...subpath.split('/').slice(1)].join('-')}.api.md`,
        },
      ];
    });
  });
}
