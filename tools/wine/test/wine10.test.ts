import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countResults, formatCounts } from '../src/wine10/counts.ts';
import { writeLoaders } from '../src/wine10/loaders.ts';
import { parseWine10Arguments } from '../src/wine10/options.ts';
import { runStep, Wine10Error } from '../src/wine10/steps.ts';

describe('the command line', () => {
  it('is all majors of Node without options', () => {
    expect(parseWine10Arguments([])).toEqual({ nodes: ['22', '24', '26'], isFresh: false });
  });

  it('takes some of them, and everything anew', () => {
    expect(parseWine10Arguments(['--node', '26,24', '--fresh'])).toEqual({ nodes: ['26', '24'], isFresh: true });
    expect(parseWine10Arguments(['--node=22'])).toEqual({ nodes: ['22'], isFresh: false });
    expect(parseWine10Arguments(['--fresh', '--help'])).toBe('help');
  });

  it.each([
    [['--node', '20'], '--node is a list of 22, 24, 26; got 20'],
    [['--node'], '--node is a list of 22, 24, 26; got nothing'],
    [['--node=22,'], '--node is a list of 22, 24, 26; got nothing'],
    [['--nodes=22'], '--nodes=22 is not an option'],
    [['x64'], 'x64 is not an option'],
  ])('refuses %j', (args, error) => {
    expect(parseWine10Arguments(args)).toEqual({ error });
  });

  it('is refused by the program with exit code 2, and --help gives the exit codes', () => {
    const main = join(import.meta.dirname, '../src/wine10/main.ts');
    const refused = spawnSync(process.execPath, [main, '--node', '20'], { encoding: 'utf8' });
    expect([refused.status, refused.stderr, refused.stdout]).toEqual([2, 'test:wine10: --node is a list of 22, 24, 26; got 20; see --help\n', '']);
    const help = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('Exit codes: 0 all passed, 1 a test failed, 2 wrong usage, 3 Wine 10 could not be had here.');
  });
});

it('counts by Node, in the order they were run', () => {
  const counts = countResults([
    { runtime: 'Node 22.23.3 x64', name: 'a', outcome: 'passed' },
    { runtime: 'Node 22.23.3 x64', name: 'b', outcome: 'failed', error: 'no' },
    { runtime: 'from Linux', name: 'c', outcome: 'skipped' },
  ]);
  expect(formatCounts('Wine 10.0', counts)).toEqual([
    '| Windows | Node | passed | failed | skipped |',
    '| --- | --- | --: | --: | --: |',
    '| Wine 10.0 | 22.23.3 x64 | 1 | 1 | 0 |',
    '| Wine 10.0 | from Linux | 0 | 0 | 1 |',
    '',
    '1 passed, 1 failed, 1 skipped',
  ]);
});

describe.skipIf(process.platform === 'win32')('on Linux', () => {
  it('writes programs that a shell can read, and refuses a path that it could not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wine10-'));
    try {
      const loader = writeLoaders(folder, ['/srv/checkout']);
      expect(loader).toBe(join(folder, 'bin/wine64'));
      for (const name of ['wine64', 'wineserver']) {
        const path = join(folder, 'bin', name);
        expect(statSync(path).mode & 0o777).toBe(0o755);
        expect(spawnSync('sh', ['-n', path]).status).toBe(0);
      }
      expect(readFileSync(join(folder, 'bin/wineserver'), 'utf8')).toContain('exec /usr/lib/wine/wineserver64 ');
      expect(readFileSync(loader, 'utf8')).toContain('for each in /srv/checkout; do');
      expect(() => writeLoaders(folder, ["/srv/o'clock"])).toThrow("the path /srv/o'clock has characters that do not go into a shell's script");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says what a step that failed said', () => {
    expect(runStep('sh', ['-c', 'echo done'])).toBe('done\n');
    expect(() => runStep('sh', ['-c', 'echo no keys >&2; exit 3'])).toThrow(new Wine10Error('sh -c echo no keys >&2; exit 3 …: ended with code 3\nno keys'));
    expect(() => runStep('no-such-program', [])).toThrow(/no-such-program {2}…: spawnSync no-such-program ENOENT/);
  });
});
