import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

export interface PublicPackage {
  readonly name: string;
  readonly folder: string;
  /** Its entries that are code: `@driverproc/messages/query`. */
  readonly entries: readonly string[];
}

export function readPackages(): PublicPackage[] {
  return readdirSync(join(root, 'packages')).map((name) => {
    const folder = join(root, 'packages', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const entries = Object.entries(manifest.exports)
      .filter(([, target]) => typeof target === 'object')
      .map(([subpath]) => manifest.name + subpath.slice(1));
    return { name: manifest.name, folder, entries };
  });
}
