import { build } from 'esbuild';
import { gzipSync } from 'fflate';
import { join } from 'node:path';

export interface Bundle {
  /** Minified, as an ES module. */
  readonly text: string;
  readonly bytes: number;
  readonly gzippedBytes: number;
  /** The files of which something is in the bundle, from the root of the repository. */
  readonly files: readonly string[];
}

const root = join(import.meta.dirname, '../../..');

/** Bundles a module as its users would, without what Node and koffi bring. */
export async function bundle(code: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(import.meta.dirname, '..') },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    external: ['node:*', 'koffi'],
    logLevel: 'silent',
  });
  const { contents, text } = outputFiles[0]!;
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  const files = inputs.filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path !== '<stdin>').map(([path]) => path);
  // zlib compresses otherwise on another processor; this does the same everywhere, so the table has one truth.
  return { text, bytes: contents.length, gzippedBytes: gzipSync(contents, { level: 9, mtime: 0 }).length, files: files.sort() };
}
