import { spawnSync } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createReport } from 'command';
import { readFences } from './fences.ts';
import type { Fence } from './fences.ts';
import { notInstalled } from './not-installed.ts';
import { readShellFacts } from './shell-facts.ts';
import { shellProblems } from './shell-problems.ts';

// Every file of Markdown has a folder, and every fence of TypeScript or JavaScript a file in it, on the same line as there, so that
// errors name that line. An example that is compiled and run counts twice.
const root = join(import.meta.dirname, '../../..');
const folder = join(import.meta.dirname, '../temp');
const drv = join(root, 'packages/cli/dist/main.js');
const compiled = ['ts', 'tsx', 'js'];
const unchecked = ['text'];

const report = createReport();

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'bin'), { recursive: true });
const files = globSync(['*.md', 'docs/guides/*.md', 'packages/*/*.md', 'packages/messages/spec/*.md', 'packages/*/test/*/*.md'], { cwd: root }).map((path) => path.replaceAll('\\', '/'));
const examples = files.flatMap((path) => readFences(readFileSync(join(root, path), 'utf8')).map((fence) => ({ ...fence, path, place: `${path}:${fence.line}`, file: fileOf(path, fence) })));

for (const { language, file, line, code } of examples) if (compiled.includes(language)) writeExample(file, line, code);
const diagnostics = compile();
const facts = readShellFacts(root, drv);
writeCommand();

for (const example of examples) check(example);
for (const path of files) checkInstalled(path, examples.filter((example) => example.path === path));
// Without this, a compiler that did not start would find nothing wrong with any example. Indented lines go on with the one before.
const elsewhere = diagnostics.filter((text) => !text.startsWith(' ') && !examples.some(({ file }) => text.startsWith(`${file}(`)));
if (elsewhere.length > 0) report.add('the compiler has nothing else to say', elsewhere);
if (examples.length === 0) report.add('there are examples', ['no file has a fence']);
report.end();

function fileOf(path: string, { fileName, line, language }: Fence): string {
  return `${path.replace(/\.md$/, '').replaceAll('/', '-')}/${fileName ?? `${line}.${language === 'js' ? 'mjs' : language}`}`;
}

function writeExample(file: string, line: number, code: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  // A file without imports or exports would share its names with the others.
  writeFileSync(join(folder, file), `${'\n'.repeat(line - 1)}${code}\nexport {};\n`);
}

function check({ language, place, file, code, prints }: (typeof examples)[number]): void {
  if (compiled.includes(language)) {
    report.add(`${place} compiles`, diagnostics.filter((text) => text.startsWith(`${file}(`)));
    if (prints.length > 0) report.add(`${place} prints what it says`, printProblems(spawnSync(process.execPath, [join(folder, file)], { encoding: 'utf8' }), prints));
  } else if (language === 'json') {
    report.add(`${place} is JSON`, jsonProblems(code));
  } else if (language === 'sh') {
    report.add(`${place} has commands that there are`, shellProblems(code, facts));
    // On Windows drv would open drivers of the system.
    if (prints.length > 0 && process.platform !== 'win32') report.add(`${place} prints what it says`, printProblems(runShell(file, code), prints));
  } else if (!unchecked.includes(language)) {
    report.add(place, [`its language is "${language}"; expected ${[...compiled, 'json', 'sh', ...unchecked].join(', ')}`]);
  }
}

/** A page without examples has nothing to install. */
function checkInstalled(path: string, fences: readonly Fence[]): void {
  if (!fences.some(({ language }) => compiled.includes(language))) return;
  report.add(`${path} says what to install`, notInstalled(fences).map((name) => `its examples import ${name}, and no line installs it`));
}

function compile(): string[] {
  const config = {
    extends: '../../../tsconfig.json',
    compilerOptions: { allowJs: true, checkJs: true, jsx: 'preserve', noUnusedLocals: false, noUnusedParameters: false },
    include: ['*/*'],
    exclude: ['bin'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync('tsc -p . --pretty false', { cwd: folder, shell: true, encoding: 'utf8' });
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
  return status !== 0 && lines.length === 0 ? [`tsc ended with ${status}`] : lines;
}

function jsonProblems(code: string): string[] {
  try {
    JSON.parse(code);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** `drv` for the shell: that of this checkout. */
function writeCommand(): void {
  writeFileSync(join(folder, 'bin/drv'), `#!/bin/sh\nexec "${process.execPath}" "${drv}" "$@"\n`);
  chmodSync(join(folder, 'bin/drv'), 0o755);
}

/** Runs a fence among the files of its page. */
function runShell(file: string, code: string): ReturnType<typeof spawnSync> {
  const env = { ...process.env, NO_COLOR: '1', PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` };
  return spawnSync('sh', ['-e', '-c', code], { cwd: join(folder, dirname(file)), env, encoding: 'utf8' });
}

function printProblems({ stdout, stderr, status, error }: ReturnType<typeof spawnSync>, prints: readonly string[]): string[] {
  if (status !== 0) return [`ended with ${status}`, String(error ?? stderr)];
  const printed = String(stdout).split('\n').map((line) => line.trimEnd()).join('\n').trimEnd();
  return printed === prints.join('\n') ? [] : ['says:', ...prints, 'prints:', printed];
}
