import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from './examples.ts';
import type { Example } from './examples.ts';

// Every example is written to a file of its own, on the same line as in the README, so that errors name that line.
// Prints `N passed, N failed`; an example that is compiled and run counts twice.
const root = join(import.meta.dirname, '../../..');
const folder = join(import.meta.dirname, '../temp');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

let passed = 0;
let failed = 0;
const examples = globSync(['README.md', 'packages/*/README.md'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .flatMap((path) => readExamples(readFileSync(join(root, path), 'utf8')).map((example) => write(path, example)));

const diagnostics = compile();
for (const { place, file, prints } of examples) {
  report(`${place} compiles`, diagnostics.filter((line) => line.startsWith(`${file}(`)));
  if (prints.length > 0) report(`${place} prints what it says`, run(file, prints));
}
// Without this, a compiler that did not start would find nothing wrong with any example. Indented lines go on with the one before.
const elsewhere = diagnostics.filter((line) => !line.startsWith(' ') && !examples.some(({ file }) => line.startsWith(`${file}(`)));
if (elsewhere.length > 0) report('the compiler has nothing else to say', elsewhere);
if (examples.length === 0) report('there are examples', ['no README has a fence marked ts']);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function write(readme: string, example: Example): Example & { place: string; file: string } {
  const file = `${readme.replace(/\.md$/, '').replaceAll('/', '-')}-${example.line}.ts`;
  // A file without imports or exports would share its names with the others.
  writeFileSync(join(folder, file), `${'\n'.repeat(example.line - 1)}${example.code}\nexport {};\n`);
  return { ...example, place: `${readme}:${example.line}`, file };
}

function compile(): string[] {
  const config = {
    extends: '../../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync('tsc -p . --pretty false', { cwd: folder, shell: true, encoding: 'utf8' });
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
  return status !== 0 && lines.length === 0 ? [`tsc ended with ${status}`] : lines;
}

function run(file: string, prints: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, file)], { encoding: 'utf8' });
  if (status !== 0) return [`ended with ${status}`, stderr];
  const printed = stdout.trimEnd();
  return printed === prints.join('\n') ? [] : ['says:', ...prints, 'prints:', printed];
}

function report(what: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log([`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`, ...problems.map((line) => `        ${line}`)].join('\n'));
}
