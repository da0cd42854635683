import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { preparePrefix, toWindowsPath } from './prefix.ts';
import type { Prefix, PrefixOptions } from './prefix.ts';
import { findWine, installHint } from './find-wine.ts';
import type { Architecture, Wine } from './find-wine.ts';
import { runWineProcess } from './wine-process.ts';
import type { WineExit, WineProcessOptions } from './wine-process.ts';

/** The `drv` command, as `runUnderWine` takes it. */
export const drvScript = join(import.meta.dirname, '../../../packages/cli/dist/main.js');

/** A Wine that can run Windows' Node, for the architectures named. */
export interface ReadyWine {
  readonly wine: Wine;
  readonly prefix: Prefix;
}

/** Finds Wine and prepares its prefix; otherwise says why there is none, in words fit to show. */
export async function readyWine(options: PrefixOptions = {}): Promise<ReadyWine | { readonly missing: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: `Windows' Node is run under Wine on Linux x64 only; this is ${process.platform} on ${process.arch}` };
  }
  const wine = findWine();
  if (wine === null) return { missing: `Wine is not installed; ${installHint}` };
  try {
    return { wine, prefix: await preparePrefix(wine, options) };
  } catch (error) {
    return { missing: (error as Error).message };
  }
}

export interface RunOptions extends Partial<WineProcessOptions> {
  /** Default x64. */
  readonly arch?: Architecture;
  /** Path of a node.exe; default the one of tools/wine-node for the architecture. */
  readonly node?: string;
  readonly nodeOptions?: readonly string[];
}

/**
 * Runs a script with Windows' Node under Wine; output is passed on as it comes unless `onStdout` and `onStderr` take it.
 *
 * @param script - Unix path of the script.
 */
export function runUnderWine(ready: ReadyWine, script: string, args: readonly string[], options: RunOptions = {}): Promise<WineExit> {
  const { arch = 'x64', node = windowsNode(arch).path, nodeOptions = [], ...rest } = options;
  return runWineProcess(ready.wine, ready.prefix.directory, [node, ...nodeOptions, toWindowsPath(script), ...args], {
    timeoutSeconds: 120,
    onStdout: (bytes) => process.stdout.write(bytes),
    onStderr: (bytes) => process.stderr.write(bytes),
    ...rest,
  });
}

/** The Windows build of Node for an architecture, as tools/wine-node has it. */
export function windowsNode(arch: Architecture): { version: string; path: string } {
  const require = createRequire(createRequire(import.meta.url).resolve('wine-node/package.json'));
  const manifest = require.resolve(`node-win-${arch === 'ia32' ? 'x86' : arch}/package.json`);
  return { version: require(manifest).version, path: join(dirname(manifest), 'bin/node.exe') };
}
