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
    ['upward', `import { createMockBinding } from '@driverproc/mock';`, 'imports @driverproc/mock, which is not below dispatcher; tools/boundaries/src/layers.ts says what is'],
    ['sideways', `export type { W } from '@driverproc/winmm';`, 'imports @driverproc/winmm, which is not below dispatcher; tools/boundaries/src/layers.ts says what is'],
    ['in a call', `const winmm = await import('@driverproc/winmm');`, 'imports @driverproc/winmm, which is not below dispatcher; tools/boundaries/src/layers.ts says what is'],
    ['over several lines', `import {\n  a,\n  b,\n} from '@driverproc/mock';`, 'imports @driverproc/mock, which is not below dispatcher; tools/boundaries/src/layers.ts says what is'],
    ['within a line', `export const a = 1; import { drv } from '@driverproc/cli';`, 'imports @driverproc/cli, which is not below dispatcher; tools/boundaries/src/layers.ts says what is'],
    ['in a type', `export type A = typeof import('@driverproc/cli');`, 'imports @driverproc/cli, which is not below dispatcher; tools/boundaries/src/layers.ts says what is'],
    ["of Node's types, by a reference", '/// <reference types="node" />', 'imports node, which is not among its dependencies'],
    ['into another package', `import { x } from '../../../binding/src/index.js';`, 'imports ../../../binding/src/index.js, which leaves its own sources; import the package by its name'],
    ['from Node', `import { readFileSync } from 'node:fs';`, 'imports node:fs, and dispatcher runs where there is no Node'],
    ['from Node by its old name', `import 'fs';`, 'imports fs, and dispatcher runs where there is no Node'],
    ['from elsewhere', `import koffi from 'koffi';`, 'imports koffi, which is not among its dependencies'],
  ])('finds an import %s', (_, text, violation) => {
    expect(dispatcher(text)).toEqual([`packages/dispatcher/src/session/end.ts ${violation}`]);
  });

  it('finds an import from below that is not among the dependencies', () => {
    expect(dispatcher(`export * from '@driverproc/messages/acm';`, ['@driverproc/binding'])).toEqual([
      'packages/dispatcher/src/session/end.ts imports @driverproc/messages/acm, which is not among its dependencies',
    ]);
  });

  it('finds a dependency that points upward', () => {
    expect(dispatcher('', ['@driverproc/binding', '@driverproc/cli'])).toEqual([
      'packages/dispatcher/package.json depends on @driverproc/cli, which is not below it; tools/boundaries/src/layers.ts says what is',
    ]);
  });

  it('finds a package that has no layer', () => {
    expect(findViolations({ folder: 'extra', dependencies: [], sources: {} })).toEqual([
      'packages/extra has no place among the layers (tools/boundaries/src/layers.ts)',
    ]);
  });
});
