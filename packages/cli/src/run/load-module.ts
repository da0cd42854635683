import { DriverError } from '@driverproc/binding';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { types } from 'node:util';
import { thrownText } from './thrown-text.js';

/** What an ES module exports, by name. */
export type ModuleExports = { readonly [name: string]: unknown };

/**
 * Loads an ES module at once, which Node does for one that has no top-level await.
 *
 * @param file - Its path; a relative one counts from the current folder.
 * @throws DriverError `invalid_file`; `cause` is what the module threw, if it did.
 */
export function loadModule(file: string): ModuleExports {
  const path = resolve(file);
  const kind = kindOf(file, path);
  // What is in a folder would be loaded too.
  if (kind !== 'file') throw invalidFile(file, `${kind === 'none' ? `there is no file ${path}` : `${path} is not a file`}; name an ES module whose default export is a driver`);
  let loaded: unknown;
  try {
    loaded = createRequire(import.meta.url)(path);
  } catch (cause) {
    throw invalidFile(file, whyNotLoaded(file, cause), cause);
  }
  if (types.isModuleNamespaceObject(loaded)) return loaded as ModuleExports;
  throw invalidFile(file, 'is not an ES module; `export default` the driver, in a file whose name ends in .mjs, or whose package.json has "type": "module"');
}

export function invalidFile(file: string, text: string, cause?: unknown): DriverError {
  return new DriverError('invalid_file', `${file}: ${text}`, cause === undefined ? {} : { cause });
}

function kindOf(file: string, path: string): 'file' | 'other' | 'none' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'none';
    return found.isFile() ? 'file' : 'other';
  } catch (cause) {
    throw invalidFile(file, `cannot be read: ${thrownText(cause)}`, cause);
  }
}

function whyNotLoaded(file: string, cause: unknown): string {
  const isError = cause instanceof Error;
  if (isError && 'code' in cause && cause.code === 'ERR_REQUIRE_ASYNC_MODULE') {
    return 'cannot be loaded: it, or a module that it imports, has an await at top level, and drv does not wait; move the await into a function';
  }
  const said = `cannot be loaded: ${thrownText(cause)}`;
  if (!isError || cause.name !== 'SyntaxError') return said;
  // Node does not say where, unless it is the one that reports the error.
  if (!/\.[cm]?ts$/.test(file) || process.features.typescript) return `${said}; \`node ${file}\` shows where`;
  return `${said}; Node takes TypeScript from 22.18 on, and this is ${process.version}`;
}
