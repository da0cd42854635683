import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInto } from '../../release-check/src/pack.ts';
import { readPackages } from '../../release-check/src/packages.ts';

/** A folder of packages with their files as published. Disposing it removes it. */
export interface PublishedPackages extends Disposable {
  readonly folder: string;
  /** The file of each entry that is code, by its name; absolute. */
  readonly importMap: ReadonlyMap<string, string>;
}

/** Packs some packages as they would be published, and unpacks them. Reads `dist`, so they must be built. */
export function publishPackages(names: readonly string[]): PublishedPackages {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  mkdirSync(join(folder, '@driverproc'));
  const packages = readPackages().filter(({ name }) => names.includes(name));
  const entries = packages.flatMap((each) => entriesOf(packInto(folder, each)));
  return { folder, importMap: new Map(entries), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

function entriesOf(packed: string): [name: string, file: string][] {
  const manifest = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  return Object.entries<string | { default: string }>(manifest.exports).flatMap(([subpath, target]) =>
    typeof target === 'string' ? [] : [[manifest.name + subpath.slice(1), join(packed, target.default)]],
  );
}
