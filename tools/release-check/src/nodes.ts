import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** A Node that the packages are used with. */
export interface Runtime {
  readonly name: string;
  readonly path: string;
}

/**
 * The oldest Node that the packages are for and the newest one, which come with the dependencies on Linux; elsewhere the one that
 * runs this.
 */
export function findNodes(): Runtime[] {
  if (process.platform !== 'linux') return [{ name: `Node ${process.versions.node}`, path: process.execPath }];
  return ['node-20', 'node-26'].map((name) => {
    const manifest = require.resolve(`${name}-${process.arch}/package.json`);
    return { name: `Node ${require(manifest).version}`, path: join(manifest, '../bin/node') };
  });
}
