import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileConsumer, loadEntries } from './consume.ts';
import { findChangesetProblems } from './find-changeset-problems.ts';
import { lintPacked, linkDependency, packInto } from './pack.ts';
import { readPackages, root } from './packages.ts';

// Reads dist, so the packages must be built. Prints `N passed, N failed`.
const consumer = join(import.meta.dirname, '../temp');
const nodeModules = join(consumer, 'node_modules');
rmSync(consumer, { recursive: true, force: true });
mkdirSync(nodeModules, { recursive: true });

let passed = 0;
let failed = 0;
const packages = readPackages();

for (const each of packages) report(`publint, ${each.name}`, await lintPacked(packInto(nodeModules, each)));
const winmm = packages.find(({ name }) => name === '@driverproc/winmm');
if (winmm !== undefined) linkDependency(nodeModules, 'koffi', winmm);
for (const { what, problems } of compileConsumer(consumer)) report(what, problems);
const entries = packages.flatMap((each) => each.entries);
for (const { what, problems } of loadEntries(consumer, entries)) report(what, problems);
const publicNames = packages.map(({ name }) => name);
for (const path of globSync('.changeset/*.md', { cwd: root })) {
  report(path, findChangesetProblems(readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'), publicNames));
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function report(what: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log([`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`, ...problems.map((line) => `        ${line}`)].join('\n'));
}
