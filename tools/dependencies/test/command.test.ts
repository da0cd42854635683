import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyCheckout } from '../../check/test/planted-checkout.ts';

// The command that `npm test` runs, on a copy of this checkout in which something was planted.
function runOnCopy(plant: (folder: string) => void): { status: number | null; errors: string } {
  using checkout = copyCheckout((path) => /(^|\/)package\.json$|^CONTRIBUTING\.md$|^pnpm-workspace\.yaml$/.test(path));
  plant(checkout.folder);
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../src/main.ts'), checkout.folder], { encoding: 'utf8' });
  return { status, errors: stderr };
}

const merge = (path: string, addition: object) => (folder: string) => {
  const manifest = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  writeFileSync(join(folder, path), JSON.stringify({ ...manifest, ...addition }));
};
const replace = (path: string, from: string, to: string) => (folder: string) => {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, path), text.replace(from, to));
};

describe('the command', { timeout: 30_000 }, () => {
  it('says nothing of this checkout, and ends with 0', () => {
    expect(runOnCopy(() => {})).toEqual({ status: 0, errors: '' });
  });

  it.each([
    ['a dependency without a row', merge('tools/headers/package.json', { dependencies: { 'left-pad': 'catalog:' } }), 'tools/headers/package.json: left-pad has no row in CONTRIBUTING.md, under Dependencies: say why it is there\n'],
    ['a version beside the catalog', merge('tools/workflows/package.json', { peerDependencies: { yaml: '^2.0.0' } }), 'tools/workflows/package.json: yaml is wanted as ^2.0.0; its version belongs in the catalog of pnpm-workspace.yaml, and catalog: here\n'],
    ['an entry of the catalog that nobody wants', replace('pnpm-workspace.yaml', '  vue: ', '  left-pad: 1.3.0\n  vue: '), 'pnpm-workspace.yaml: left-pad is in the catalog, and in no package.json\n'],
    ['a row without a dependency', replace('CONTRIBUTING.md', '| `ajv` |', '| `left-pad` | It pads |\n| `ajv` |'), 'CONTRIBUTING.md: left-pad is in no package.json\n'],
    ['a second row', replace('CONTRIBUTING.md', '| `ajv` |', '| `koffi` | Again |\n| `ajv` |'), 'CONTRIBUTING.md: koffi has two rows\n'],
    ['a row without a reason', replace('CONTRIBUTING.md', '| `turbo` |', '| `turbo` | |\n| none |'), 'CONTRIBUTING.md: turbo has no reason\n'],
    ['no table', replace('CONTRIBUTING.md', '## Dependencies', '## Others'), 'CONTRIBUTING.md has no table under ## Dependencies\n'],
    ['a script of ours that runs at installation', merge('packages/winmm/package.json', { scripts: { postinstall: 'node download.js' } }), 'packages/winmm/package.json: has a script postinstall, which would run by itself when the package is installed\n'],
    ['one that runs in a clone, too', merge('packages/mock/package.json', { scripts: { prepare: 'tsc' } }), 'packages/mock/package.json: has a script prepare, which would run by itself when the package is installed\n'],
    ['a dependency whose scripts may run', replace('pnpm-workspace.yaml', 'koffi: false', 'koffi: true'), 'pnpm-workspace.yaml: allowBuilds lets the scripts of koffi run\n'],
  ])('finds %s', (_, plant, errors) => {
    expect(runOnCopy(plant)).toEqual({ status: 1, errors });
  });
});
