import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../../scripts/remove-stale-output.mjs');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'driverproc-'));
  for (const path of ['src/deep', 'dist/deep']) mkdirSync(join(folder, path), { recursive: true });
  for (const path of ['src/index.ts', 'src/deep/kept.ts']) writeFileSync(join(folder, path), '');
  for (const path of ['index', 'deep/kept', 'deep/gone', 'gone']) {
    for (const extension of ['.js', '.js.map', '.d.ts', '.d.ts.map']) writeFileSync(join(folder, 'dist', path + extension), '');
  }
  writeFileSync(join(folder, 'dist/.tsbuildinfo'), '');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('removes what has no source, and keeps the rest', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(0);
  // Standard output belongs to whoever packs.
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(8);
  const left = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  expect(left.sort()).toEqual([
    '.tsbuildinfo', 'deep', 'deep/kept.d.ts', 'deep/kept.d.ts.map', 'deep/kept.js', 'deep/kept.js.map',
    'index.d.ts', 'index.d.ts.map', 'index.js', 'index.js.map',
  ]);
});
