import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheDirectory } from './cache-directory.ts';
import type { Architecture, Wine } from './find-wine.ts';
import { withLock } from './lock.ts';
import { userFolder } from './user-folder.ts';
import { runWineProcess } from './wine-process.ts';
import { stopWineServer } from './wine-server.ts';

/** A folder with a Windows installation of Wine's, ready for Windows' Node. */
export interface Prefix {
  readonly directory: string;
  readonly architectures: readonly Architecture[];
}

export interface PrefixOptions {
  /** A prefix to use and prepare; default WINEPREFIX, else a private one per version of Wine. */
  readonly directory?: string;
  /** Told what is being done, when it takes time. */
  readonly onProgress?: (text: string) => void;
}

// Raised when the steps below change, so that prefixes made before are prepared again.
const stepsVersion = '2';

/** Prepares a prefix, once: a second call finds it prepared. Calls at the same time wait for each other. */
export async function preparePrefix(wine: Wine, options: PrefixOptions = {}): Promise<Prefix> {
  const given = options.directory ?? process.env['WINEPREFIX'];
  const directory = given ? resolve(userFolder(), given) : privatePrefix(wine);
  const marker = join(directory, '.driverproc');
  const state = `steps ${stepsVersion}, wine ${wine.version}\n`;
  if (readIfThere(marker) !== state) {
    await withLock(join(cacheDirectory(), `${encodeURIComponent(directory)}.lock`), async () => {
      if (readIfThere(marker) === state) return;
      options.onProgress?.(`Preparing the Wine prefix ${directory} (half a minute, once)`);
      // What an interrupted run left of our own is not worth mending.
      if (!given) rmSync(directory, { recursive: true, force: true });
      makeFolder(directory);
      try {
        await prepare(wine, directory, !given);
      } catch (error) {
        // Programs of a Windows that did not get ready may start each other for ever.
        if (!given) stopWineServer(wine, directory);
        throw error;
      }
      writeFileSync(marker, state);
    });
  }
  return { directory, architectures: existsSync(join(directory, 'drive_c/windows/syswow64/kernel32.dll')) ? ['x64', 'ia32'] : ['x64'] };
}

/** The path by which a program in the prefix knows a Unix path. */
export function toWindowsPath(path: string): string {
  return `Z:${resolve(path).replaceAll('/', '\\')}`;
}

async function prepare(wine: Wine, directory: string, isPrivate: boolean): Promise<void> {
  const run = (...args: string[]): Promise<void> => runStep(wine, directory, args);
  await run('wineboot', '-i');
  await run('winecfg', '/v', 'win10'); // Node wants Windows 10
  // A crashed program would otherwise wait for ever for someone to close a dialog nobody sees.
  await run('reg', 'add', 'HKCU\\Software\\Wine\\WineDbg', '/v', 'ShowCrashDialog', '/t', 'REG_DWORD', '/d', '0', '/f');
  // Windows without a display. Not in a prefix of the user's own, whose programs may want to be seen.
  if (isPrivate) await run('reg', 'add', 'HKCU\\Software\\Wine\\Drivers', '/v', 'Graphics', '/d', 'null', '/f');
  // The desktop that runs already looks for a display, and windows on it would fail. In a user's own prefix other programs may run.
  if (isPrivate) stopWineServer(wine, directory);

  const drive = join(directory, 'dosdevices/z:');
  if (!existsSync(drive)) symlinkSync('/', drive);
  if (readlinkSync(drive) !== '/') throw new Error(`Drive Z: of the Wine prefix ${directory} is not /; programs in it cannot find this checkout.`);
}

async function runStep(wine: Wine, directory: string, args: readonly string[]): Promise<void> {
  const output: Uint8Array[] = [];
  const collect = (bytes: Uint8Array): unknown => output.push(bytes);
  const { code, timedOut } = await runWineProcess(wine, directory, args, { timeoutSeconds: 180, onStdout: collect, onStderr: collect });
  if (code === 0) return;
  const end = timedOut ? 'did not end within 180 s' : `ended with code ${code}`;
  throw new Error(`Preparing the Wine prefix ${directory}: ${args.join(' ')} ${end}\n${Buffer.concat(output).toString('utf8')}`.trimEnd());
}

/** Where the prefix of this checkout is for a Wine. 32-bit modules installed later do not get into a prefix made without them. */
export function privatePrefix(wine: Wine): string {
  return join(cacheDirectory(), `wine-${wine.version}${wine.hasIa32Modules ? '-ia32' : ''}`);
}

// Not with { recursive: true }, which never returns for a folder in /proc (Node 24).
function makeFolder(directory: string): void {
  if (!existsSync(directory)) mkdirSync(directory);
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
