import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheDirectory } from './cache-directory.ts';
import type { Wine } from './find-wine.ts';
import type { Prefix } from './prefix.ts';
import { stopWineServer } from './wine-server.ts';

/** A prefix for programs that end all others in theirs. Disposing it ends what runs in it, and removes it. */
export interface ClonedPrefix extends Prefix, Disposable {}

/** Makes one like another in a second, of the same files; only the registry is its own. */
export function clonePrefix(wine: Wine, { directory: original, architectures }: Prefix): ClonedPrefix {
  const directory = join(mkdtempSync(join(cacheDirectory(), 'clone-')), basename(original));
  linkFiles(original, directory);
  for (const name of ['system.reg', 'user.reg', 'userdef.reg']) {
    rmSync(join(directory, name));
    copyFileSync(join(original, name), join(directory, name));
  }
  return {
    directory,
    architectures,
    [Symbol.dispose]() {
      stopWineServer(wine, directory);
      rmSync(join(directory, '..'), { recursive: true, force: true });
    },
  };
}

/** Tried again where a file vanishes meanwhile: a Wine server in the original writes its registry to `reg*.tmp`, and renames that. */
function linkFiles(original: string, directory: string): void {
  for (let attempt = 1; ; attempt++) {
    const { status, stderr } = spawnSync('cp', ['-al', original, directory], { encoding: 'utf8' });
    if (status === 0) return;
    rmSync(directory, { recursive: true, force: true });
    if (attempt === 5) throw new Error(`Cloning the Wine prefix ${original}: ${stderr}`);
  }
}

/** Takes the graphics driver that needs no display away from a prefix that nothing runs in. */
export function takeGraphicsAway({ directory }: ClonedPrefix): void {
  const file = join(directory, 'user.reg');
  const registry = readFileSync(file, 'latin1');
  if (!registry.includes('"Graphics"="null"')) throw new Error(`${file} has no null graphics driver to take away`);
  writeFileSync(file, registry.replace('"Graphics"="null"', '"Graphics"="x11"'), 'latin1');
}
