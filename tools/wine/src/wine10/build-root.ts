import { closeSync, cpSync, existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { downloadDebianPackages } from './apt.ts';
import { writeLoaders } from './loaders.ts';
import { runStep } from './steps.ts';

// What Wine's programs load, and dash, to change the folder in. The i386 package has Windows' 32-bit modules.
const packages = [
  'libwine',
  'wine64',
  'libwine:i386',
  'libz-mingw-w64',
  'libc6',
  'libunwind8',
  'liblzma5',
  'libgcc-s1',
  'dash',
  // FreeType, without which Wine complains on the standard error of every program, and Fontconfig, without which it then crashes.
  'libfreetype6',
  'libfontconfig1',
  'libexpat1',
  'libpng16-16t64',
  'libbrotli1',
  'libbz2-1.0',
  'zlib1g',
];

// Raised when the steps below change, so that a root built before is built again.
const stepsVersion = '3';

/**
 * Builds a root folder that Wine 10 runs in, once: Debian 13's packages, unpacked, with none of their scripts run.
 *
 * @returns The program that starts Windows programs in it, as WINELOADER takes it.
 */
export function buildWine10(folder: string, bind: readonly string[], onProgress: (text: string) => void): string {
  if (!isBuilt(folder)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    onProgress('downloading Wine 10 from Debian 13 (219 MB, once)');
    const state = join(folder, 'apt');
    const debs = downloadDebianPackages('trixie', packages, state);
    onProgress('unpacking it');
    unpack(debs, join(folder, 'root'));
    rmSync(state, { recursive: true, force: true });
    writeFileSync(join(folder, 'complete'), stepsVersion);
  }
  // Written each time: the checkout may lie elsewhere by now.
  return writeLoaders(folder, bind);
}

/** Whether a root is complete, and of the steps as they are now. */
export function isBuilt(folder: string): boolean {
  const marker = join(folder, 'complete');
  return existsSync(marker) && readFileSync(marker, 'utf8') === stepsVersion;
}

function unpack(debs: string, root: string): void {
  // As in Debian, where a package may name either. The others are mounted on.
  for (const name of ['bin', 'lib', 'lib64', 'sbin']) {
    mkdirSync(join(root, 'usr', name), { recursive: true });
    symlinkSync(`usr/${name}`, join(root, name));
  }
  for (const name of ['proc', 'dev', 'tmp', 'etc/fonts']) mkdirSync(join(root, name), { recursive: true });
  // There are no fonts; without the file, and a place for its cache, Fontconfig complains.
  writeFileSync(join(root, 'etc/fonts/fonts.conf'), '<fontconfig><cachedir>/var/cache/fontconfig</cachedir></fontconfig>\n');

  const modules = join(root, 'usr/lib/x86_64-linux-gnu/wine');
  for (const deb of globSync('*.deb', { cwd: debs })) {
    const archive = join(debs, `${basename(deb, '.deb')}.tar`);
    runStep('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" >"$2"', 'sh', join(debs, deb), archive]);
    if (!deb.endsWith('_i386.deb')) {
      runStep('tar', ['-xf', archive, '-C', root, '--keep-directory-symlink', '--exclude=./usr/share/doc', '--exclude=./usr/share/man']);
    } else {
      runStep('tar', ['-xf', archive, '-C', modules, '--strip-components=5', './usr/lib/i386-linux-gnu/wine/i386-windows']);
    }
    rmSync(archive);
  }
  addZlib(join(root, 'usr/x86_64-w64-mingw32/lib/zlib1.dll'), join(modules, 'x86_64-windows/zlib1.dll'));
  addZlib(join(root, 'usr/i686-w64-mingw32/lib/zlib1.dll'), join(modules, 'i386-windows/zlib1.dll'));
}

/**
 * Puts zlib1.dll beside Wine's own modules, as a trigger of Debian's package does it: without it user32.dll does not load, and
 * Wine waits for five minutes before it says so. Wine puts into a prefix only what says in its DOS stub that it is Wine's.
 */
function addZlib(from: string, to: string): void {
  cpSync(from, to);
  const stub = Buffer.alloc(32);
  stub.write('Wine builtin DLL');
  const file = openSync(to, 'r+');
  writeSync(file, stub, 0, stub.length, 0x40);
  closeSync(file);
}
