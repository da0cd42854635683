import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { PublicPackage } from './packages.ts';

/** Packs a package as it would be published and unpacks it into a consumer's node_modules; gives the folder there. */
export function packInto(nodeModules: string, { name, folder }: PublicPackage): string {
  const tarball = join(nodeModules, `${name.replace('/', '-').slice(1)}.tgz`);
  run('pnpm', ['pack', '--out', tarball], folder);
  const packed = join(nodeModules, name);
  mkdirSync(packed, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', packed, '--strip-components=1'], folder);
  return packed;
}

/** What publint, in its strict mode, has against an unpacked package: what is not there was not packed. */
export async function lintPacked(packed: string): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir: packed, strict: true, pack: false });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** The packages of others that ours need, from where they are installed. */
export function linkDependency(nodeModules: string, name: string, from: PublicPackage): void {
  symlinkSync(join(from.folder, 'node_modules', name), join(nodeModules, name), 'junction');
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stdout + stderr}`);
}
