import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from 'command';
import { outputs } from './outputs.ts';
import { readSpec, SpecError } from './read-spec.ts';

const packageFolder = join(import.meta.dirname, '../../../packages/messages');
const genFolder = join(packageFolder, 'src/gen');

const usage = `npm run generate -- [--check]

Writes packages/messages/src/gen and the tables of its README from packages/messages/spec.

  --check   writes nothing, and ends with 1 where something is not what it would write
  --help    this text`;

const { check: isCheck } = readOptions(usage, { check: { type: 'boolean' } }).values;

try {
  const files = outputs(readSpec(), read('README.md') ?? '');
  const changed = Object.keys(files).filter((path) => read(path) !== files[path]);
  const left = readdirSync(genFolder).map((file) => `src/gen/${file}`).filter((path) => !(path in files));
  if (isCheck) check([...changed, ...left]);
  else write(files, changed, left);
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function check(stale: readonly string[]): void {
  if (stale.length === 0) return;
  for (const path of stale) console.error(`packages/messages/${path} is not what tools/codegen writes`);
  console.error('To fix: npm run generate');
  process.exitCode = 1;
}

function write(files: { readonly [path: string]: string }, changed: readonly string[], left: readonly string[]): void {
  mkdirSync(genFolder, { recursive: true });
  for (const path of changed) writeFileSync(join(packageFolder, path), files[path] ?? '');
  for (const path of left) rmSync(join(packageFolder, path));
  for (const path of changed) console.log(`wrote packages/messages/${path}`);
  for (const path of left) console.log(`removed packages/messages/${path}`);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(join(packageFolder, path), 'utf8');
  } catch {
    return undefined;
  }
}
