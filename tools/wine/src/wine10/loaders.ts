import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Wine10Error } from './steps.ts';

/**
 * Writes programs `wine64` and `wineserver`, which run Wine's in its root. Folders named in `bind` are the same inside;
 * the mounts are the program's own and end with it.
 *
 * @returns Path of `wine64`.
 */
export function writeLoaders(folder: string, bind: readonly string[]): string {
  const programs = join(folder, 'bin');
  mkdirSync(programs, { recursive: true });
  for (const name of ['wine64', 'wineserver']) writeFileSync(join(programs, name), script(join(folder, 'root'), name, bind), { mode: 0o755 });
  // Where a loader has its modules: this is how findWine knows that there are 32-bit ones.
  const modules = join(folder, 'lib/wine/i386-windows');
  if (!existsSync(modules)) {
    mkdirSync(dirname(modules), { recursive: true });
    rmSync(modules, { force: true });
    symlinkSync(relative(dirname(modules), join(folder, 'root', 'usr/lib/x86_64-linux-gnu/wine/i386-windows')), modules);
  }
  return join(programs, 'wine64');
}

// Each program becomes the next one, so that the process is the one that was started, and a signal to it is one to Wine.
function script(root: string, name: string, bind: readonly string[]): string {
  const program = name === 'wineserver' ? 'wineserver64' : name;
  return `#!/bin/sh
export WINESERVER=/usr/lib/wine/wineserver64 WINELOADER=/usr/lib/wine/wine64 XDG_RUNTIME_DIR=/tmp
exec unshare --mount --propagation private /bin/sh -c '
root=$1 folder=$2
shift 2
mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" || exit 125
for each in ${bind.map(quote).join(' ')}; do
  mkdir -p "$root$each" && mount --rbind "$each" "$root$each" || exit 125
done
exec chroot "$root" /usr/bin/dash -c "cd \\"\\$0\\" && exec /usr/lib/wine/${program} \\"\\$@\\"" "$folder" "$@"' sh ${quote(root)} "$PWD" "$@"
`;
}

/** For a shell's script that stands in single quotes itself, too. */
function quote(path: string): string {
  if (!/^[\w./@%+,=~-]+$/.test(path)) throw new Wine10Error(`the path ${path} has characters that do not go into a shell's script`);
  return path;
}
