import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBase, listChanges, readVersionAt } from '../src/find-base.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'driverproc-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: string[]): void {
  const who = ['-c', 'user.name=someone', '-c', 'user.email=someone@localhost', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

it('compares with the commit that both branches share: commits, changes in the folder, new files', async () => {
  git('init', '--quiet', '--initial-branch=main');
  mkdirSync(join(folder, 'packages/mock'), { recursive: true });
  writeFileSync(join(folder, 'packages/mock/package.json'), '{ "version": "0.2.0" }');
  writeFileSync(join(folder, 'kept'), '');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
  git('checkout', '--quiet', '-b', 'work');
  writeFileSync(join(folder, 'committed'), '');
  git('add', '.');
  git('commit', '--quiet', '--message=second');
  writeFileSync(join(folder, 'packages/mock/package.json'), '{ "version": "0.3.0" }');
  writeFileSync(join(folder, 'new file'), '');

  const base = await findBase('main', folder);
  if (!('commit' in base)) throw new Error(base.reason);
  expect((await listChanges(base.commit, folder)).sort()).toEqual(['committed', 'new file', 'packages/mock/package.json']);
  expect(await readVersionAt(base.commit, 'mock', folder)).toBe('0.2.0');
  expect(await readVersionAt(base.commit, 'trace', folder)).toBeUndefined();
});

it('says why there is nothing to compare with', async () => {
  expect(await findBase('main', folder)).toEqual({
    reason: expect.stringMatching(/^git knows no commit that HEAD shares with main \(.*not a git repository/),
  });
  git('init', '--quiet', '--initial-branch=main');
  expect(await findBase('origin/main', folder)).toEqual({
    reason: expect.stringMatching(/^git knows no commit that HEAD shares with origin\/main \(.*origin\/main/),
  });
});
