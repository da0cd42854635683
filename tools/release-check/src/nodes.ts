import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.ts';
import { runOrThrow } from './run.ts';

/** A Node that the packages are used with. */
export interface Runtime {
  readonly name: string;
  readonly path: string;
}

// The oldest Node that the packages are for, and the newest one. npm fetches them on first use: a clone that only builds and tests needs
// neither, and they are a quarter of a gigabyte.
const versions = ['20.20.2', '26.12.1'];

/** These Nodes on Linux; elsewhere the one that runs this. Throws where they are not here yet and the registry does not answer. */
export async function findNodes(): Promise<Runtime[]> {
  if (process.platform !== 'linux') return [ownNode];
  const nodes: Runtime[] = [];
  for (const version of versions) nodes.push({ name: `Node ${version}`, path: await fetchNode(version) });
  return nodes;
}

export const ownNode: Runtime = { name: `Node ${process.versions.node}`, path: process.execPath };

async function fetchNode(version: string): Promise<string> {
  const cache = join(root, 'node_modules/.cache/driverproc/nodes');
  const name = `node-linux-${process.arch}`;
  const folder = join(cache, `${name}-${version}`);
  const path = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  // Under a name of its own until it is whole: another check may be at it too.
  const partial = mkdtempSync(join(cache, 'partial-'));
  try {
    await runOrThrow('npm', ['install', '--prefix', partial, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`], { cwd: partial });
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return path;
}
