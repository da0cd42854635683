import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A program beside this file, run by the same Node to its end; one that hangs is ended after 30 s, and has no code.
 *
 * Its standard error goes through a file: a 32-bit child's does not arrive through a pipe under Wine 8.0.
 */
export function runProgram(name: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const errors = join(folder, 'stderr');
  const descriptor = openSync(errors, 'w');
  const { status, stdout } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', descriptor] });
  closeSync(descriptor);
  const stderr = readFileSync(errors, 'utf8');
  rmSync(folder, { recursive: true });
  return { code: status, stdout, stderr };
}
