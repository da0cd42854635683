import { spawnSync } from 'node:child_process';
import { type Target, targets } from './check-program.ts';

/** What must be installed before the headers can be compiled, in a sentence; `undefined` when nothing is missing. */
export function missingCompiler(): string | undefined {
  const missing = targets.filter(({ compiler }) => spawnSync(compiler, ['--version']).error);
  if (missing.length === 0) return undefined;
  const names = missing.map(({ compiler }) => compiler).join(' and ');
  return `${names} not found; install mingw-w64 (Debian: apt-get install gcc-mingw-w64)`;
}

/** The compiler's errors, one line each; none when the program compiles. */
export function compile({ name, compiler }: Target, program: string): string[] {
  const { status, stderr } = spawnSync(compiler, ['-x', 'c', '-fsyntax-only', '-'], { input: program, encoding: 'utf8' });
  if (status === 0) return [];
  const errors = stderr
    .split('\n')
    .flatMap((line) => /error: (?:#error |static assertion failed: )?(.*)$/.exec(line)?.[1] ?? [])
    .map((error) => error.replace(/^"(.*)"$/, '$1'));
  return (errors.length > 0 ? errors : [stderr.trim()]).map((error) => `${name}: ${error}`);
}
