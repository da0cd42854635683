import { spawnSync } from 'node:child_process';

/** What is missing on this machine, or did not come: a message fit to show, with nothing of a stack. */
export class Wine10Error extends Error {
  override readonly name = 'Wine10Error';
}

/** Runs a program to its end and gives what it wrote; what it wrote on standard error is the message when it fails. */
export function runStep(command: string, args: readonly string[], options: { readonly cwd?: string; readonly timeoutSeconds?: number } = {}): string {
  const { timeoutSeconds = 600, cwd } = options;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: timeoutSeconds * 1000,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const reason = error === undefined ? `ended with code ${status}\n${stderr || stdout}`.trimEnd() : error.message;
  throw new Wine10Error(`${command} ${args.slice(0, 3).join(' ')} …: ${reason}`);
}
