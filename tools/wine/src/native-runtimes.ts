import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { clonePrefix } from './clone-prefix.ts';
import { toWindowsPath } from './prefix.ts';
import { readyWine, runUnderWine } from './windows-node.ts';
import type { ReadyWine } from './windows-node.ts';
import type { Architecture } from './find-wine.ts';

/** A Node to run test files with. */
export interface Runtime {
  readonly name: string;
  run(file: string, nodeOptions: readonly string[]): Promise<{ code: number; output: string; errors: string }>;
  toUrl(path: string): string;
}

/**
 * The Nodes of this machine that have a winmm.dll, and the architectures that have none, with the reason. Under Wine each architecture has
 * a prefix, and so a desktop, of its own until this is disposed: they may run beside each other.
 */
export interface Runtimes extends Disposable {
  readonly available: readonly Runtime[];
  readonly missing: readonly { readonly arch: Architecture; readonly reason: string }[];
}

export async function findRuntimes(onProgress: (text: string) => void): Promise<Runtimes> {
  if (process.platform === 'win32') return { available: [presentNode(`Windows ${process.arch}`)], missing: [], [Symbol.dispose]() {} };
  const architectures: readonly Architecture[] = ['x64', 'ia32'];
  const ready = await readyWine({ onProgress });
  if ('missing' in ready) return { available: [], missing: architectures.map((arch) => ({ arch, reason: ready.missing })), [Symbol.dispose]() {} };
  const { wine, prefix: original } = ready;
  const [first, ...others] = original.architectures;
  const clones = others.map((arch) => ({ arch, prefix: clonePrefix(wine, original) }));
  return {
    available: [{ arch: first!, prefix: original }, ...clones].map(({ arch, prefix }) => nodeUnderWine({ wine, prefix }, arch)),
    missing: architectures
      .filter((arch) => !ready.prefix.architectures.includes(arch))
      .map((arch) => ({ arch, reason: `${ready.prefix.directory} has no 32-bit Windows; .ci/run installs it, see CONTRIBUTING.md` })),
    [Symbol.dispose]() {
      for (const { prefix } of clones) prefix[Symbol.dispose]();
    },
  };
}

/** The Node that runs this. */
export function presentNode(name: string): Runtime {
  return {
    name,
    async run(file, nodeOptions) {
      const child = spawn(process.execPath, [...nodeOptions, file], { stdio: ['ignore', 'pipe', 'pipe'] });
      const code = new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
      const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: await code, output, errors };
    },
    toUrl: (path) => pathToFileURL(path).href,
  };
}

/** Windows' Node for an architecture: the one of tools/wine-node, or another build named. */
export function nodeUnderWine(ready: ReadyWine, arch: Architecture, other?: { readonly name: string; readonly path: string }): Runtime {
  return {
    name: other?.name ?? `Wine ${ready.wine.version} ${arch}`,
    async run(file, nodeOptions) {
      const output: Uint8Array[] = [];
      const errors: Uint8Array[] = [];
      const { code, timedOut } = await runUnderWine(ready, file, [], {
        arch,
        ...(other !== undefined && { node: other.path }),
        nodeOptions,
        onStdout: (bytes) => output.push(bytes),
        onStderr: (bytes) => errors.push(bytes),
      });
      if (timedOut) errors.push(Buffer.from('ended: still running after 120 s\n'));
      return { code, output: Buffer.concat(output).toString('utf8'), errors: Buffer.concat(errors).toString('utf8') };
    },
    toUrl: (path) => `file:///${toWindowsPath(path).replaceAll('\\', '/')}`,
  };
}
