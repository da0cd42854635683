import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface RunResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. The registry lives in this process, so that nothing here may block it. */
export function run(command: string, args: readonly string[], { cwd, env = process.env }: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = isScript(command)
      ? spawn([command, ...args.map(quote)].join(' '), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: true })
      : spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(chunks.stdout).toString('utf8'), stderr: Buffer.concat(chunks.stderr).toString('utf8') }));
  });
}

/** On Windows these are scripts, which only a shell starts. */
function isScript(command: string): boolean {
  return process.platform === 'win32' && ['changeset', 'npm', 'pnpm'].includes(command);
}

/** For cmd: a path may have spaces. */
function quote(argument: string): string {
  return /^[\w@./:=\\-]+$/.test(argument) ? argument : `"${argument}"`;
}

/** The same; throws what the command said when it fails. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { status, stdout, stderr } = await run(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
