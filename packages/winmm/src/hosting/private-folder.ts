import { DriverError } from '@driverproc/binding';
import { randomBytes } from 'node:crypto';
import { readdirSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import type { WindowsFunctions } from './windows-functions.js';

/** A folder that only this user can look into, with one file in it. */
export interface PrivateFile {
  /** Full path, without a blank: OpenDriver takes what comes after one for text. */
  readonly path: string;
  /** Takes file and folder away; what cannot be is left for {@link sweepLeftFolders}. */
  remove(): void;
}

// Windows does not tell a process that crashed apart: the name says whose folder it was.
const folderName = (): string => `driverproc-${process.pid}-${randomBytes(16).toString('hex')}`;
const folderPattern = /^driverproc-(\d+)-[0-9a-f]{32}$/;

/**
 * Writes a file into a new folder of its own. Nothing that exists is written to.
 *
 * @param parent - The folder to make it in.
 * @throws DriverError `host_failed`.
 */
export function writePrivateFile(windows: WindowsFunctions, fileName: string, bytes: Uint8Array, parent: string): PrivateFile {
  const folder = `${parentFolder(windows, parent)}\\${folderName()}`;
  const path = `${folder}\\${fileName}`;
  if (path.length > MAX_NAME) throw failed(`${path} is longer than the ${MAX_NAME} characters that OpenDriver takes; name a shorter folder as \`directory\``);
  const owner = windows.userSid();
  if (owner === null) throw failed(`Windows does not tell who the user is (error ${windows.GetLastError()}), and the folder ${folder} is to be this user's only`);
  // Protected, so that nothing is inherited from the folder above; all rights for the user, on what will be inside too.
  if (!windows.createDirectory(folder, `O:${owner}D:P(A;OICI;FA;;;${owner})`)) {
    throw failed(`the folder ${folder} could not be made (error ${windows.GetLastError()})`);
  }
  const remove = (): void => {
    attempt(() => unlinkSync(path));
    attempt(() => rmdirSync(folder));
  };
  try {
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (cause) {
    remove();
    throw failed(`${path} could not be written: ${(cause as Error).message}`, cause);
  }
  return { path, remove };
}

/** Removes folders that processes left which ended with a driver open or crashed. What is in use stays. */
export function sweepLeftFolders(parent: string): void {
  attempt(() => {
    for (const name of readdirSync(parent)) {
      const [, pid] = folderPattern.exec(name) ?? [];
      const folder = `${parent}\\${name}`;
      if (pid === undefined || isInUse(folder, Number(pid))) continue;
      attempt(() => readdirSync(folder).forEach((file) => unlinkSync(`${folder}\\${file}`)));
      attempt(() => rmdirSync(folder));
    }
  });
}

// 260 with the NUL: a longer name is cut, and then is another's.
const MAX_NAME = 259;

function parentFolder(windows: WindowsFunctions, parent: string): string {
  const folder = parent.replaceAll('/', '\\').replace(/\\+$/, '');
  if (!folder.includes(' ')) return folder;
  const buffer = new Uint16Array(MAX_NAME);
  const length = windows.GetShortPathNameW(folder, buffer, buffer.length);
  const short = String.fromCharCode(...buffer.subarray(0, Math.min(length, buffer.length)));
  if (length > 0 && length < buffer.length && !short.includes(' ')) return short;
  throw failed(`"${folder}" has a blank in it, where OpenDriver cuts a name, and no short name; name another folder as \`directory\``);
}

/** Of this process only what is younger than it: process identifiers come again. */
function isInUse(folder: string, pid: number): boolean {
  try {
    if (pid === process.pid) return statSync(folder).birthtimeMs > Date.now() - process.uptime() * 1000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // In use, or someone else's: it is swept another time.
  }
}

function failed(text: string, cause?: unknown): DriverError {
  return new DriverError('host_failed', text, cause === undefined ? {} : { cause });
}
