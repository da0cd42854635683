import { describe, expect, it } from 'vitest';
import { findViolations } from '../src/find-violations.ts';

const dispatcher = (text: string, dependencies: string[] = ['@driverproc/messages', '@driverproc/binding']) =>
  findViolations({ folder: 'dispatcher', dependencies, sources: { 'src/session/end.ts': text } });

describe('findViolations', () => {
  it('takes imports from below, and from the package itself', () => {
    const text = `
import type { HDRVR } from '@driverproc/binding';
import {
  DRV_OPEN,
  DRV_CLOSE,
} from '@driverproc/messages';
export { query } from '@driverproc/messages/query';
import { open } from '../open.js';
import './effect.js';
`;
    expect(dispatcher(text)).toEqual([]);
  });

  it.each([
    ['upward', `import { createMockBinding } from '@driverproc/mock';`, 'imports @driverproc/mock: not below dispatcher'],
    ['sideways', `export type { W } from '@driverproc/winmm';`, 'imports @driverproc/winmm: not below dispatcher'],
    ['in a call', `const winmm = await import('@driverproc/winmm');`, 'imports @driverproc/winmm: not below dispatcher'],
    ['over several lines', `import {\n  a,\n  b,\n} from '@driverproc/mock';`, 'imports @driverproc/mock: not below dispatcher'],
    ['into another package', `import { x } from '../../../binding/src/index.js';`, 'imports ../../../binding/src/index.js: leaves its own sources'],
    ['from Node', `import { readFileSync } from 'node:fs';`, 'imports node:fs: dispatcher runs where there is no Node'],
    ['from Node by its old name', `import 'fs';`, 'imports fs: dispatcher runs where there is no Node'],
    ['from elsewhere', `import koffi from 'koffi';`, 'imports koffi: not among its dependencies'],
  ])('finds an import %s', (_, text, violation) => {
    expect(dispatcher(text)).toEqual([`packages/dispatcher/src/session/end.ts ${violation}`]);
  });

  it('finds an import from below that is not among the dependencies', () => {
    expect(dispatcher(`export * from '@driverproc/messages/acm';`, ['@driverproc/binding'])).toEqual([
      'packages/dispatcher/src/session/end.ts imports @driverproc/messages/acm: not among its dependencies',
    ]);
  });

  it('finds a dependency that points upward', () => {
    expect(dispatcher('', ['@driverproc/binding', '@driverproc/cli'])).toEqual([
      'packages/dispatcher/package.json depends on @driverproc/cli',
    ]);
  });

  it('finds a package that has no layer', () => {
    expect(findViolations({ folder: 'extra', dependencies: [], sources: {} })).toEqual([
      'packages/extra has no place among the layers (tools/boundaries/src/layers.ts)',
    ]);
  });
});
