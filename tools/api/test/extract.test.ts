import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEntries } from '../src/entries.ts';
import { extract } from '../src/extract.ts';
import { findStaleReports } from '../src/find-stale-reports.ts';

// Each test compiles, which takes a busy machine seconds.
vi.setConfig({ testTimeout: 60_000 });

let packages: string;
beforeEach(() => {
  packages = mkdtempSync(join(tmpdir(), 'api-'));
  write('package.json', JSON.stringify({ name: '@made-up/gain', version: '0.0.0', exports: { '.': { types: './dist/index.d.ts' }, './units': { types: './dist/units.d.ts' } } }));
  write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext', moduleResolution: 'nodenext', types: [], lib: ['es2023'] }, include: ['dist'] }));
  write('dist/decibels.d.ts', documented('export type Decibels = { readonly [channel: string]: number };'));
  write('dist/index.d.ts', documented('export declare const gain: number;'));
  write('dist/units.d.ts', "export type { Decibels } from './decibels.js';\n");
});
afterEach(() => rmSync(packages, { recursive: true }));

function write(path: string, text: string): void {
  const file = join(packages, 'gain', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const documented = (declaration: string): string => `/**\n * Made up.\n *\n * @public\n */\n${declaration}\n`;
const [gain, units] = [() => readEntries(packages)[0]!, () => readEntries(packages)[1]!];

describe('the surface of an entry', () => {
  it('is in order when all that it names is exported, documented and tagged', () => {
    write('dist/index.d.ts', `import type { Decibels } from './decibels.js';\nexport type { Decibels };\n${documented('export declare function set(gain: Decibels): void;')}`);
    expect(extract(gain(), true).problems).toEqual([]);
    expect(extract(gain(), false)).toEqual({ changed: false, problems: [] });
  });

  it('lacks a type that is not exported at all', () => {
    write('dist/index.d.ts', `type Level = { readonly decibels: number };\n${documented('export declare function set(level: Level): void;')}export {};\n`);
    expect(extract(gain(), true).problems).toEqual(['dist/index.d.ts:7 The symbol "Level" needs to be exported by the entry point index.d.ts (ae-forgotten-export)']);
  });

  it('lacks a type that only another entry of the package exports', () => {
    write('dist/index.d.ts', `import type { Decibels } from './decibels.js';\n${documented('export declare function set(gain: Decibels): void;')}`);
    expect(extract(gain(), true).problems).toEqual(['dist/index.d.ts:7 The symbol "Decibels" needs to be exported by the entry point index.d.ts (ae-forgotten-export)']);
  });

  it('lacks a type that an exported type leads to', () => {
    write('dist/decibels.d.ts', `interface Channel { readonly left: number }\n${documented('export type Decibels = { readonly [Name in keyof Channel]: number };')}`);
    expect(extract(units(), true).problems).toEqual(['dist/decibels.d.ts:7 The symbol "Channel" needs to be exported by the entry point units.d.ts (ae-forgotten-export)']);
  });

  it('has no undocumented name', () => {
    write('dist/index.d.ts', '/** @public */\nexport declare const gain: number;\n');
    expect(extract(gain(), true).problems).toEqual(['dist/index.d.ts:2 Missing documentation for "gain". (ae-undocumented)']);
  });

  it('has no undocumented member', () => {
    write('dist/decibels.d.ts', documented('export interface Decibels { readonly left: number }'));
    expect(extract(units(), true).problems).toEqual(['dist/decibels.d.ts:6 Missing documentation for "left". (ae-undocumented)']);
  });

  it('has no untagged name', () => {
    write('dist/index.d.ts', '/** Made up. */\nexport declare const gain: number;\n');
    expect(extract(gain(), true).problems).toEqual([
      'dist/index.d.ts:2 "gain" is part of the package\'s API, but it is missing a release tag (@alpha, @beta, @public, or @internal) (ae-missing-release-tag)',
    ]);
  });
});

it('sees that a report is missing, or not what the sources say, and writes it only when told to', () => {
  expect(extract(gain(), false).changed).toBe(true);
  const report = join(packages, 'gain/etc/gain.api.md');
  expect(existsSync(report)).toBe(false);
  expect(extract(gain(), true).changed).toBe(true);
  expect(readFileSync(report, 'utf8')).toContain('export const gain: number;');
  expect(extract(gain(), false).changed).toBe(false);
  write('dist/index.d.ts', documented('export declare const gain: string;'));
  expect(extract(gain(), false).changed).toBe(true);
  expect(readFileSync(report, 'utf8')).toContain('export const gain: number;');
});

it('writes a rollup and a doc model for each entry', () => {
  for (const entry of readEntries(packages)) extract(entry, false);
  expect(readFileSync(join(packages, 'gain/temp/gain-units.d.ts'), 'utf8')).toContain('export declare type Decibels');
  expect(readFileSync(join(packages, 'gain/temp/gain.d.ts'), 'utf8')).toContain('export declare const gain: number;');
  const model = JSON.parse(readFileSync(join(packages, 'gain/temp/gain-units.api.json'), 'utf8'));
  expect(model.members[0].members.map(({ name }: { name: string }) => name)).toEqual(['Decibels']);
});

it('finds the report of an entry that is no more', () => {
  for (const entry of readEntries(packages)) extract(entry, true);
  expect(findStaleReports(packages)).toEqual([]);
  write('etc/gain-levels.api.md', 'the report of an entry from before');
  expect(findStaleReports(packages)).toEqual([join(packages, 'gain/etc/gain-levels.api.md')]);
});
