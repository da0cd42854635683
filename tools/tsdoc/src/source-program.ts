import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-6.0';

const root = join(import.meta.dirname, '../../..');

/** The sources of all packages as one program: TypeScript 6, since 7 has no compiler to ask yet. */
export interface SourceProgram {
  readonly checker: ts.TypeChecker;
  /** The files below `packages/<folder>/src`. */
  readonly files: readonly ts.SourceFile[];
  /** A file by its folder in `packages` and its path in it: `dispatcher`, `src/open-driver.ts`. */
  file(folder: string, path: string): ts.SourceFile | undefined;
}

export function readSourceProgram(packagesFolder: string = join(root, 'packages'), only: string = '*'): SourceProgram {
  const names = globSync(`${only}/src/**/*.ts`, { cwd: packagesFolder }).map((path) => join(packagesFolder, path));
  const program = ts.createProgram(names, {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    // A package imports another by its name, and gets its sources.
    paths: { '@driverproc/*/conformance': [join(packagesFolder, '*/src/conformance/index.ts')], '@driverproc/*': [join(packagesFolder, '*/src/index.ts')] },
  });
  const wanted = new Set(names.map((name) => name.replaceAll('\\', '/')));
  return {
    checker: program.getTypeChecker(),
    files: program.getSourceFiles().filter(({ fileName }) => wanted.has(fileName)),
    file: (folder, path) => program.getSourceFile(join(packagesFolder, folder, path)),
  };
}
