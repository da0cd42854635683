import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// A command of its own, as the tools' are.
function run(code: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'command-'));
  try {
    const file = join(folder, 'main.ts');
    writeFileSync(file, `import { createReport, readOptions } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)};\n${code}`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('readOptions', () => {
  const code = `console.log(JSON.stringify(readOptions('npm run it', { base: { type: 'string' } }, (word) => word === 'lint')));`;

  it('gives options and names', () => {
    expect(run(code, 'lint', '--base', 'main')).toEqual({ status: 0, stdout: '{"values":{"base":"main"},"positionals":["lint"]}\n', stderr: '' });
    expect(run(code)).toEqual({ status: 0, stdout: '{"values":{},"positionals":[]}\n', stderr: '' });
  });

  it.each(['--help', '-h'])('prints the usage for %s, and ends with 0', (option) => {
    expect(run(code, option)).toEqual({ status: 0, stdout: 'npm run it\n', stderr: '' });
  });

  it.each([
    [['--bas', 'main'], "Unknown option '--bas'"],
    [['--base'], "Option '--base <value>' argument missing"],
    [['lin'], '"lin" is not understood'],
  ])('refuses %j with the usage, and ends with 2', (args, why) => {
    const { status, stdout, stderr } = run(code, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`${why}\n\nnpm run it\n`);
  });
});

describe('createReport', () => {
  it('ends with the counts, and with 1 where something failed', () => {
    const { status, stdout } = run(`const report = createReport(); report.add('one', []); report.add('two', ['a\\nb\\n', 'c']); report.end();`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'ok      one\nFAILED  two\n        a\n        b\n        c\n1 passed, 1 failed\n' });
  });

  it('ends with 0 where nothing did', () => {
    expect(run(`const report = createReport(); report.add('one', []); report.end();`)).toEqual({ status: 0, stdout: 'ok      one\n1 passed, 0 failed\n', stderr: '' });
  });
});
