import { globSync } from 'node:fs';
import { join } from 'node:path';
import { readEntries } from './entries.ts';

/** Reports of entries that are no more: they would go on saying that something is offered. */
export function findStaleReports(packagesFolder: string): string[] {
  const expected = new Set(readEntries(packagesFolder).map(({ packageFolder, name }) => join(packageFolder, 'etc', `${name}.api.md`)));
  return globSync('*/etc/*.api.md', { cwd: packagesFolder })
    .map((path) => join(packagesFolder, path))
    .filter((path) => !expected.has(path));
}
