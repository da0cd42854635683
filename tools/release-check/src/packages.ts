import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root: string = join(import.meta.dirname, '../../..');

export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder below `packages`. */
  readonly directory: string;
  /** Its entries that are code: `@driverproc/messages/query`. */
  readonly entries: readonly string[];
  /** The commands it brings, each with its file. */
  readonly commands: readonly (readonly [string, string])[];
  /** The packages that it depends on, ours and others. */
  readonly needs: readonly string[];
}

/** The packages that are published, of this checkout or of a copy of it. */
export function readPackages(workspace: string = root): PublicPackage[] {
  return readdirSync(join(workspace, 'packages')).map((directory) => {
    const manifest = JSON.parse(readFileSync(join(workspace, 'packages', directory, 'package.json'), 'utf8'));
    const entries = Object.entries(manifest.exports)
      .filter(([, target]) => typeof target === 'object')
      .map(([subpath]) => manifest.name + subpath.slice(1));
    return {
      name: manifest.name,
      version: manifest.version,
      directory,
      entries,
      commands: Object.entries<string>(manifest.bin ?? {}),
      needs: Object.keys(manifest.dependencies ?? {}),
    };
  });
}
