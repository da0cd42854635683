import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.ts';
import { runOrThrow } from './run.ts';

/** A Node that the packages are used with. */
export interface Runtime {
  readonly name: string;
  readonly path: string;
}

/** The oldest Node that the packages are for. */
const oldest = '20.20.2';

/**
 * That Node and the newest that the registry has, on Linux; elsewhere the one that runs this. Throws where the registry does not answer.
 *
 * npm fetches them on first use: a clone that only builds and tests needs neither, and they are a quarter of a gigabyte.
 */
export async function findNodes(): Promise<Runtime[]> {
  if (process.platform !== 'linux') return [ownNode];
  const newest = (await runOrThrow('npm', ['view', packageName, 'version'], { cwd: root })).trim();
  const nodes: Runtime[] = [];
  for (const version of [oldest, newest]) nodes.push({ name: `Node ${version}`, path: await fetchNode(version) });
  return nodes;
}

export const ownNode: Runtime = { name: `Node ${process.versions.node}`, path: process.execPath };

const packageName = `node-linux-${process.arch}`;

async function fetchNode(version: string): Promise<string> {
  const cache = join(root, 'node_modules/.cache/driverproc/nodes');
  const folder = join(cache, `${packageName}-${version}`);
  const path = join(folder, 'node_modules', packageName, 'bin/node');
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  // Under a name of its own until it is whole: another check may be at it too.
  const partial = mkdtempSync(join(cache, 'partial-'));
  try {
    await runOrThrow('npm', ['install', '--prefix', partial, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${packageName}@${version}`], { cwd: partial });
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return path;
}
