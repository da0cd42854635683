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

  it('ends with 1 at what was planted, and names each of it and nothing else', () => {
    const rules = 'tools/boundaries/src/layers.ts says what is';
    const planted: [plant: (folder: string) => void, error: string][] = [
      [append('binding/src/index.ts', `export { openDriver } from '@driverproc/dispatcher';`), `packages/binding/src/index.ts imports @driverproc/dispatcher, which is not below binding; ${rules}`],
      [append('winmm/src/index.ts', `import '@driverproc/session';`), `packages/winmm/src/index.ts imports @driverproc/session, which is not below winmm; ${rules}`],
      [append('mock/src/index.ts', `import '../../dispatcher/src/index.js';`), 'packages/mock/src/index.ts imports ../../dispatcher/src/index.js, which leaves its own sources; import the package by its name'],
      [append('dispatcher/src/index.ts', `import { cpus } from 'node:os';`), 'packages/dispatcher/src/index.ts imports node:os, and dispatcher runs where there is no Node'],
      [append('trace/src/index.ts', `export * from 'ajv';`), 'packages/trace/src/index.ts imports ajv, which is not among its dependencies'],
      [depend('messages', '@driverproc/cli'), `packages/messages/package.json depends on @driverproc/cli, which is not below it; ${rules}`],
      [(folder) => mkdirSync(join(folder, 'extra')), 'packages/extra has no place among the layers (tools/boundaries/src/layers.ts)'],
      [(folder) => writeFileSync(join(folder, 'extra/package.json'), '{}'), ''],
    ];
    const { status, errors } = runOnCopy((folder) => planted.forEach(([plant]) => plant(folder)));
    expect(status).toBe(1);
    expect(errors.split('\n').sort()).toEqual(planted.map(([, error]) => error).sort());
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
});
