import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPackages, root, runOrThrow } from 'release-check';
import type { PublicPackage } from 'release-check';

/** A folder of packages with their files as published. Disposing it removes it. */
export interface PublishedPackages extends Disposable {
  readonly folder: string;
  /** The file of each entry that is code, by its name; absolute. */
  readonly importMap: ReadonlyMap<string, string>;
}

/** Packs some packages as they would be published, and unpacks them. Reads `dist`, so they must be built. */
export async function publishPackages(names: readonly string[]): Promise<PublishedPackages> {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  const entries: [name: string, file: string][] = [];
  for (const each of readPackages()) if (names.includes(each.name)) entries.push(...entriesOf(await packInto(folder, each)));
  return { folder, importMap: new Map(entries), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Gives the folder it was unpacked to, as it would be in a `node_modules`. */
async function packInto(folder: string, { name, directory }: PublicPackage): Promise<string> {
  const packed = join(folder, name);
  const tarball = join(folder, `${directory}.tgz`);
  mkdirSync(packed, { recursive: true });
  await runOrThrow('pnpm', ['pack', '--out', tarball], { cwd: join(root, 'packages', directory) });
  await runOrThrow('tar', ['-xzf', tarball, '-C', packed, '--strip-components=1'], { cwd: folder });
  return packed;
}

function entriesOf(packed: string): [name: string, file: string][] {
  const manifest = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  return Object.entries<string | { default: string }>(manifest.exports).flatMap(([subpath, target]) =>
    typeof target === 'string' ? [] : [[manifest.name + subpath.slice(1), join(packed, target.default)]],
  );
}
