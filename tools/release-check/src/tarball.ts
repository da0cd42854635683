import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageFromTarballData } from '@arethetypeswrong/core';

/** A packed package. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What is in it, by its path from the package's folder; all of it is text. */
  readonly files: ReadonlyMap<string, string>;
}

/** What `changeset pack` wrote to a folder. */
export function readTarballs(packed: string): Tarball[] {
  const folder = join(packed, 'packages');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => readTarball(readFileSync(join(folder, name))));
}

function readTarball(bytes: Uint8Array<ArrayBuffer>): Tarball {
  const contents = createPackageFromTarballData(bytes);
  const prefix = `/node_modules/${contents.packageName}/`;
  const files = contents.listFiles(prefix).map((path) => [path.slice(prefix.length), contents.readFile(path)] as const);
  return { name: contents.packageName, version: contents.packageVersion, bytes, files: new Map(files) };
}
