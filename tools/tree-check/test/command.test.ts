import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planted } from './planted.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// What `npm test` runs, on another folder: there, what this checkout has and is allowed is nowhere.
function runCommand(): { status: number | null; errors: string[] } {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../src/main.ts'), folder], { encoding: 'utf8' });
  return { status, errors: stderr.replaceAll(/\*+/g, '*').split('\n').filter((line) => line !== '' && !line.endsWith('is allowed and nowhere')) };
}

it('ends with 1 when something is planted, and names it; what git ignores is not looked at', { timeout: 30_000 }, () => {
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  writeFileSync(join(folder, '.gitignore'), 'ignored.md\n');
  writeFileSync(join(folder, 'ignored.md'), planted('/§home/ann'));
  writeFileSync(join(folder, 'planted.md'), planted('In /§home/ann/driverproc, from https:§//mirror.test/a.\n'));
  writeFileSync(join(folder, '.npmrc'), planted('//registry§.npmjs.org/:_auth§Token=npm§_Zq4Wx7Rt2Yp9Ls6Kd3Jf8Hg5Vb1Nm0Cx7Rt2\n'));
  expect(runCommand()).toEqual({
    status: 1,
    errors: [
      '.npmrc: line 1: found npmrc authToken: *',
      '.npmrc: line 1: found npm access token: *',
      planted('.npmrc: names an address at registry§.npmjs.org, which is not listed; take it out, or say in tools/tree-check/src/allowed.ts why it stays'),
      planted('planted.md: has /§home/ann, a path of a machine; take it out, or say in tools/tree-check/src/allowed.ts why it stays'),
      'planted.md: names an address at mirror.test, which is not listed; take it out, or say in tools/tree-check/src/allowed.ts why it stays',
    ],
  });
});

it('ends with 1 where there is no git', { timeout: 30_000 }, () => {
  const { status, errors } = runCommand();
  expect(status).toBe(1);
  expect(errors[0]).toMatch(/^git ls-files: fatal: not a git repository/);
});
