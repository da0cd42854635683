import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PublishedPackages } from '../src/published-packages.ts';

/** Packages made of the files given; an entry is a file `NAME/index.js`. */
export function plantPackages(files: { readonly [path: string]: string }): PublishedPackages {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const entries = Object.keys(files).filter((path) => path.endsWith('/index.js'));
  return {
    folder,
    importMap: new Map(entries.map((path) => [dirname(path), join(folder, path)])),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
