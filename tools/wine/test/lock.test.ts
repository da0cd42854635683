import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from '../src/lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-test-'));
  file = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets one in at a time, and gives what the action gives', async () => {
  let inside = 0;
  const visit = (value: number) =>
    withLock(file, async () => {
      inside += 1;
      expect(inside).toBe(1);
      await Promise.resolve();
      inside -= 1;
      return value;
    });
  expect(await Promise.all([visit(1), visit(2), visit(3)])).toEqual([1, 2, 3]);
  expect(existsSync(file)).toBe(false);
});

it('is given up when the action fails', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  expect(existsSync(file)).toBe(false);
});

it('is taken from a process that is no more', async () => {
  writeFileSync(file, '999999999');
  expect(await withLock(file, async () => 'in')).toBe('in');
});

it('is taken from a live process that cannot still mean it', async () => {
  writeFileSync(file, String(process.ppid));
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file, anHourAgo, anHourAgo);
  expect(await withLock(file, async () => 'in')).toBe('in');
});
