import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export type Architecture = 'x64' | 'ia32';

export interface Wine {
  /** The program that starts Windows programs. */
  readonly loader: string;
  /** As in `8.0`. */
  readonly version: string;
  /** Whether Windows' 32-bit modules are installed beside the 64-bit ones. */
  readonly hasIa32Modules: boolean;
}

/** What to do where there is no Wine. */
export const installHint = 'apt-get install wine wine64, see CONTRIBUTING.md';

/** The Wine of this machine; `null` where there is none. WINELOADER names one that is not in PATH, as it does for Wine itself. */
export function findWine(environment: NodeJS.ProcessEnv = process.env): Wine | null {
  for (const loader of candidates(environment)) {
    if (!isExecutable(loader)) continue;
    // The lone `wine` of Debian is a script that remarks on standard error that there is no 32-bit loader.
    // What a prefix is like is for whoever prepares it: Wine would refuse to tell its version for the sake of a wrong one.
    const { WINEPREFIX: _prefix, WINEARCH: _arch, ...rest } = environment;
    const { status, stdout } = spawnSync(loader, ['--version'], { encoding: 'utf8', env: { ...rest, WINEDEBUG: '-all' } });
    const version = status === 0 ? /^wine-(\S+)/.exec(stdout)?.[1] : undefined;
    if (version !== undefined) return { loader, version, hasIa32Modules: hasIa32Modules(loader) };
  }
  return null;
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...(environment['WINELOADER'] ? [environment['WINELOADER']] : []),
    ...folders.map((folder) => join(folder, 'wine64')),
    '/usr/lib/wine/wine64', // Debian keeps it out of PATH
    ...folders.map((folder) => join(folder, 'wine')),
  ];
}

function hasIa32Modules(loader: string): boolean {
  const besideLoader = join(dirname(loader), '../lib');
  const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/i386-linux-gnu', '/usr/lib', '/usr/lib32', besideLoader, `${besideLoader}32`];
  return libraries.some((folder) => existsSync(join(folder, 'wine/i386-windows/kernel32.dll')));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
