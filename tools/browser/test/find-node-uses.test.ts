import { describe, expect, it } from 'vitest';
import { findNodeUses } from '../src/find-node-uses.ts';
import { plantPackages } from './planted-packages.ts';

function usesOf(files: { readonly [path: string]: string }) {
  using planted = plantPackages(files);
  return findNodeUses(planted.folder, planted.importMap);
}

describe('findNodeUses', () => {
  it('reads every file that is reachable, and no other', () => {
    const uses = usesOf({
      '@driverproc/mock/index.js': `import { send } from '@driverproc/binding';\nexport * from './a.js';\nexport const sent = new Map([[Symbol.iterator, send]]);\n`,
      '@driverproc/mock/a.js': `export const later = () => import('./b.js');\n`,
      '@driverproc/mock/b.js': `// import 'node:fs'\nexport const process = 'its own';\nexport const text = "require('fs')" + process;\n`,
      '@driverproc/mock/test.js': `import 'node:test';\n`,
      '@driverproc/binding/index.js': `export function send() { return { process: 1 }.process; }\n`,
    });
    expect(uses.problems).toEqual([]);
    expect(uses.files).toEqual(['@driverproc/mock/index.js', '@driverproc/binding/index.js', '@driverproc/mock/a.js', '@driverproc/mock/b.js']);
  });

  it.each([
    ['a module of Node', `import { readFileSync } from 'node:fs';`, 'imports node:fs of Node'],
    ['one by its old name', `export { join } from 'path';`, 'imports path of Node'],
    ['one in a call', `export const read = () => import('node:fs');`, 'imports node:fs of Node'],
    ['a package that is for Node', `import koffi from 'koffi';`, 'imports koffi, which runs in no browser'],
    ['what is known only when it runs', `export const load = (name) => import(name);`, 'what import(name) imports is known only when it runs'],
    ['a file that was not published', `import './gone.js';`, 'imports ./gone.js, which was not published'],
    ['process', `export const { platform } = process;`, 'uses process'],
    ['process, if there is one', `export const isNode = typeof process !== 'undefined';`, 'uses process'],
    ['Buffer', `export const bytes = Buffer.alloc(4);`, 'uses Buffer'],
    ['require', `export const fs = require('fs');`, 'uses require'],
    ['a window', `export const width = window.innerWidth;`, 'uses window'],
  ])('finds %s, two imports away', (_, text, problem) => {
    const { problems } = usesOf({
      '@driverproc/mock/index.js': `import '@driverproc/binding';\n`,
      '@driverproc/binding/index.js': `import './planted.js';\n`,
      '@driverproc/binding/planted.js': `${text}\n`,
    });
    expect(problems).toEqual([`@driverproc/binding/planted.js: ${problem}`]);
  });
});
