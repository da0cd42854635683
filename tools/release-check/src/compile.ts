import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './packages.ts';
import { run } from './run.ts';

const require = createRequire(import.meta.url);

/** A version of TypeScript that users have. */
export interface Compiler {
  readonly name: string;
  readonly tsc: string;
}

export const compilers: readonly Compiler[] = ['typescript-5.9', 'typescript-6.0', 'typescript'].map((name) => {
  const manifest = require.resolve(`${name}/package.json`);
  return { name: `TypeScript ${require(manifest).version}`, tsc: join(manifest, '../bin/tsc') };
});

/** A user's settings at their strictest: declarations of libraries are checked too, and those of Node are not there. */
export const strictest = {
  target: 'es2022',
  lib: ['es2022', 'esnext.disposable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: [] as string[],
  noEmit: true,
};

/** Settings for examples, which may use Node; they are compiled to run. */
export const examples = {
  ...strictest,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
  noEmit: false,
  outDir: 'out',
};

/** What the compiler says against a file in a folder; nothing when it is content. */
export async function compile(compiler: Compiler, folder: string, files: readonly string[], compilerOptions: object): Promise<string[]> {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { status, stdout, stderr } = await run(process.execPath, [compiler.tsc, '-p', folder, '--pretty', 'false'], { cwd: folder });
  if (status === 0) return [];
  const said = `${stdout}${stderr}`.trim();
  return [said === '' ? `tsc ended with ${status}` : said];
}
