import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the private prefix and the output of runs are kept: in node_modules, or in the temporary folder where that cannot be written. */
export function cacheDirectory(): string {
  const inRepository = join(import.meta.dirname, '../../../node_modules/.cache/driverproc');
  const user = process.getuid?.() ?? 0;
  const directory = [inRepository, join(tmpdir(), `driverproc-${user}`)].find(isOurs);
  if (directory === undefined) throw new Error(`Neither ${inRepository} nor ${tmpdir()} can be written.`);
  return directory;
}

// Wine refuses a prefix of another user, and a folder in /tmp might be anyone's.
function isOurs(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
    return statSync(directory).uid === process.getuid?.();
  } catch {
    return false;
  }
}
