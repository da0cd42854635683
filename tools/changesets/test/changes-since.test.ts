import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listChanges, readVersionAt } from '../src/changes-since.ts';

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

it('finds what commits changed, what changed in the folder, and new files', () => {
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

  expect(listChanges(folder, 'main').sort()).toEqual(['committed', 'new file', 'packages/mock/package.json']);
  expect(readVersionAt(folder, 'main', 'mock')).toBe('0.2.0');
  expect(readVersionAt(folder, 'main', 'trace')).toBeUndefined();
});
