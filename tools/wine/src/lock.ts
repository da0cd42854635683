import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Runs `action` while no other process on this machine runs one under the same lock file. */
export async function withLock<R>(file: string, action: () => Promise<R>): Promise<R> {
  while (!take(file)) await setTimeout(100);
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

const staleAfterMs = 15 * 60 * 1000;

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

function isHeld(file: string): boolean {
  try {
    // The number of a process that was killed may be another's by now.
    if (Date.now() - statSync(file).mtimeMs > staleAfterMs) return false;
    const owner = Number(readFileSync(file, 'utf8'));
    // Empty: its owner is about to write its number.
    return owner === 0 || process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
