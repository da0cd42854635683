import { ApiPackage } from '@microsoft/api-extractor-model';
import type { ApiItem } from '@microsoft/api-extractor-model';
import { readEntries } from 'api/entries';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What one entry of a package exports, with its comments. */
export interface DocEntry {
  /** `messages`, `messages-query`: what its files are called by. */
  readonly name: string;
  /** `@driverproc/messages/query`: what users import. */
  readonly specifier: string;
  /** `@driverproc/messages` */
  readonly packageName: string;
  /** Folder in `packages`. */
  readonly folder: string;
  readonly items: readonly ApiItem[];
  /** Names that it exports out of other packages of this project; they are described there. */
  readonly passedOn: readonly string[];
  /** Its types in one file, in the order of their sources. */
  readonly declarations: string;
}

const packagesFolder = join(import.meta.dirname, '../../../packages');

/** The doc models that `npm run api` wrote. Fails where one is missing, or older than the types it was made from. */
export function readDocModel(): DocEntry[] {
  return readEntries(packagesFolder).map(({ packageFolder, specifier, name }) => {
    const file = join(packageFolder, 'temp', `${name}.api.json`);
    if (timeOf(file) < Math.max(...globSync(join(packageFolder, 'dist/**/*.d.ts')).map(timeOf))) {
      throw new Error(`${specifier} has no doc model, or an old one. To fix: npm run api`);
    }
    const apiPackage = ApiPackage.loadFromJsonFile(file);
    const report = readFileSync(join(packageFolder, 'etc', `${name}.api.md`), 'utf8');
    return {
      name,
      specifier,
      packageName: apiPackage.displayName,
      folder: basename(packageFolder),
      items: apiPackage.entryPoints[0]!.members,
      declarations: readFileSync(join(packageFolder, 'temp', `${name}.d.ts`), 'utf8'),
      passedOn: [...report.matchAll(/^export \{ (\w+) \}/gm)].map(([, exported]) => exported!),
    };
  });
}

/** When a file was written; 0 for one that is not there. */
function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
