import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../src/command.ts';
import { copyCheckout } from './planted-checkout.ts';

// The command of the check "unused code", on a copy of this checkout.
function runKnip(folder: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/knip/bin/knip.js'), '--no-progress'], { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

it('fails for an export, a file and a dependency that nobody uses, and for nothing else', { timeout: 120_000 }, () => {
  using checkout = copyCheckout();
  expect(runKnip(checkout.folder)).toEqual({ status: 0, output: '' });

  appendFileSync(join(checkout.folder, 'packages/mock/src/format-calls.ts'), 'export const planted = 1;\n');
  writeFileSync(join(checkout.folder, 'tools/headers/src/planted-file.ts'), 'export const alone = 1;\n');
  // What a tool offers to the others is for them: nobody else is there to use it.
  appendFileSync(join(checkout.folder, 'tools/history/src/git.ts'), 'export const offered = 1;\n');
  appendFileSync(join(checkout.folder, 'tools/history/src/index.ts'), "export { offered } from './git.ts';\n");
  writeFileSync(join(checkout.folder, 'scripts/planted-script.mjs'), 'export {};\n');
  const path = join(checkout.folder, 'tools/codegen/package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, devDependencies: { ...manifest.devDependencies, mitata: 'catalog:' } }));

  const { status, output } = runKnip(checkout.folder);
  const found = output.split('\n').map((line) => line.replaceAll(/ +/g, ' ').replace(/:\d+:\d+\s*$/, '').trim());
  expect(status).toBe(1);
  expect(found).toEqual([
    'Unused files (2)',
    'scripts/planted-script.mjs',
    'tools/headers/src/planted-file.ts',
    'Unused devDependencies (1)',
    'mitata tools/codegen/package.json',
    'Unused exports (3)',
    'planted packages/mock/src/format-calls.ts',
    'offered tools/history/src/git.ts',
    'offered tools/history/src/index.ts',
    '',
  ]);
});
