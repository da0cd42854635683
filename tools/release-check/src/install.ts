import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from './run.ts';

/** A folder outside the workspace with one package in it, as its user has it. */
export interface Consumer {
  readonly folder: string;
  /** With the registry of this machine. */
  readonly environment: NodeJS.ProcessEnv;
}

export async function install({ folder, environment }: Consumer, ...specifiers: readonly string[]): Promise<void> {
  await runOrThrow('npm', ['install', '--loglevel=error', ...specifiers], { cwd: folder, env: environment });
}

/** npm's account of what is installed. */
export function readLockfile({ folder }: Consumer): string {
  return readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8');
}

export function readInstalled({ folder }: Consumer, name: string, path: string): string {
  return readFileSync(join(folder, 'node_modules', name, path), 'utf8');
}
