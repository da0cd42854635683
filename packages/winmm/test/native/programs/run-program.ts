import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program beside this file, run by the same Node to its end; one that hangs is ended after 30 s, and has no code. */
export function runProgram(name: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8', timeout: 30_000 });
  return { code: status, stdout, stderr };
}
