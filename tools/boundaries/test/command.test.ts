import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

// The command that `npm test` runs, on a copy of the packages in which something was planted.
const command = join(import.meta.dirname, '../src/main.ts');
const packages = join(import.meta.dirname, '../../../packages');

function runOnCopy(plant: (folder: string) => void): { status: number | null; errors: string } {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  try {
    for (const path of globSync(['*/package.json', '*/src/**/*.ts'], { cwd: packages })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(packages, path), join(folder, path));
    }
    plant(folder);
    const { status, stderr } = spawnSync(process.execPath, [command, folder], { encoding: 'utf8' });
    return { status, errors: stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const append = (path: string, line: string) => (folder: string) => appendFileSync(join(folder, path), `${line}\n`);
const depend = (name: string, ...dependencies: string[]) => (folder: string) => {
  const path = join(folder, name, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  for (const each of dependencies) manifest.dependencies = { ...manifest.dependencies, [each]: 'workspace:^' };
  writeFileSync(path, JSON.stringify(manifest));
};

describe('the command', () => {
  it('says nothing of the packages as they are, and ends with 0', () => {
    expect(runOnCopy(() => {})).toEqual({ status: 0, errors: '' });
  });

  it.each([
    ['an import upward', append('binding/src/index.ts', `export { openDriver } from '@driverproc/dispatcher';`), 'packages/binding/src/index.ts imports @driverproc/dispatcher, which is not below binding; tools/boundaries/src/layers.ts says what is\n'],
    ['an import sideways', append('winmm/src/index.ts', `import '@driverproc/session';`), 'packages/winmm/src/index.ts imports @driverproc/session, which is not below winmm; tools/boundaries/src/layers.ts says what is\n'],
    ['an import into another package', append('mock/src/index.ts', `import '../../dispatcher/src/index.js';`), 'packages/mock/src/index.ts imports ../../dispatcher/src/index.js, which leaves its own sources; import the package by its name\n'],
    ['Node where there is none', append('dispatcher/src/index.ts', `import { cpus } from 'node:os';`), 'packages/dispatcher/src/index.ts imports node:os, and dispatcher runs where there is no Node\n'],
    ['an import of what is not among the dependencies', append('mock/src/index.ts', `export * from 'ajv';`), 'packages/mock/src/index.ts imports ajv, which is not among its dependencies\n'],
    ['an import within a line', append('binding/src/index.ts', `export const a = 1; import { drv } from '@driverproc/cli';`), 'packages/binding/src/index.ts imports @driverproc/cli, which is not below binding; tools/boundaries/src/layers.ts says what is\n'],
    ['an import in a type', append('binding/src/index.ts', `export type A = typeof import('@driverproc/cli');`), 'packages/binding/src/index.ts imports @driverproc/cli, which is not below binding; tools/boundaries/src/layers.ts says what is\n'],
    ["a reference to Node's types", (folder: string) => writeFileSync(join(folder, 'mock/src/planted.ts'), '/// <reference types="node" />\nexport {};\n'), 'packages/mock/src/planted.ts imports node, which is not among its dependencies\n'],
    ['a dependency upward', depend('messages', '@driverproc/cli'), 'packages/messages/package.json depends on @driverproc/cli, which is not below it; tools/boundaries/src/layers.ts says what is\n'],
  ])('ends with 1 at %s, and names it', (_, plant, errors) => {
    expect(runOnCopy(plant)).toEqual({ status: 1, errors });
  });

  it('ends with 1 at a cycle, since one of its imports is upward', () => {
    const result = runOnCopy((folder) => {
      depend('binding', '@driverproc/mock')(folder);
      append('binding/src/index.ts', `export type { MockBinding } from '@driverproc/mock';`)(folder);
      append('mock/src/index.ts', `export type { DriverBinding } from '@driverproc/binding';`)(folder);
    });
    expect(result).toEqual({
      status: 1,
      errors: [
        'packages/binding/package.json depends on @driverproc/mock, which is not below it; tools/boundaries/src/layers.ts says what is',
        'packages/binding/src/index.ts imports @driverproc/mock, which is not below binding; tools/boundaries/src/layers.ts says what is',
        '',
      ].join('\n'),
    });
  });

  it('ends with 1 at a package that has no layer', () => {
    const result = runOnCopy((folder) => {
      mkdirSync(join(folder, 'extra'));
      writeFileSync(join(folder, 'extra/package.json'), '{}');
    });
    expect(result).toEqual({ status: 1, errors: 'packages/extra has no place among the layers (tools/boundaries/src/layers.ts)\n' });
  });
});
