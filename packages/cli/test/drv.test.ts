import { drv } from '@driverproc/cli';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wantsColour } from '../src/terminal.js';
import { recordedTerminal } from './recorded-terminal.js';

function run(...args: string[]) {
  const terminal = recordedTerminal();
  const code = drv(args, terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('drv', () => {
  it('says what it can do', () => {
    for (const args of [[], ['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = run(...args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^drv: Windows installable drivers from the command line\n/);
      expect(stdout).toContain('Exit codes');
    }
    expect(run('run', '--help').stdout).toMatch(/^drv run \[driver…\] /);
    expect(run('replay', 'some-file', '--help').stdout).toMatch(/^drv replay FILE /);
    expect(run('decode', '--help').stdout).toMatch(/^drv decode FILE /);
  });

  it('fits its help into 120 columns', () => {
    const lines = [run(), run('run', '--help'), run('replay', '--help'), run('decode', '--help')].flatMap(({ stdout }) => stdout.split('\n'));
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it('says its version', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string };
    expect(run('--version')).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it.each([
    [['jump'], 'drv: [invalid_argument] there is no command "jump"; there are run, replay, decode'],
    [['toString'], 'drv: [invalid_argument] there is no command "toString"; there are run, replay, decode'],
    [['replay'], 'drv replay: [invalid_argument] no FILE given'],
    [['replay', 'a', 'b'], 'drv replay: [invalid_argument] one FILE at a time; got a b'],
    [['decode'], 'drv decode: [invalid_argument] no FILE given; - is standard input'],
    [['decode', 'a', '-'], 'drv decode: [invalid_argument] one FILE at a time; got a -'],
    [['decode', 'a', '--unknown', 'keep'], 'drv decode: [invalid_argument] --unknown keep: expected pass, count or drop'],
    [['decode', 'a', '--profile', 'wine'], 'drv decode: [invalid_argument] --profile wine: it is --check that has profiles'],
    [['decode', 'a', '--check', '--profile', 'os2'], 'drv decode: [invalid_argument] there is no profile "os2"; there are win32, wine, win31'],
    [['replay', 'a', '--profile', 'os2'], 'drv replay: [invalid_argument] there is no profile "os2"; there are win32, wine, win31'],
    [['run', '--binding', 'dos'], 'drv run: [invalid_argument] --binding dos: expected auto, winmm or manager'],
    [['run', '--instances', '0'], 'drv run: [invalid_argument] --instances 0: expected an integer from 1 to 9999'],
    [['run', '--instances', '1.5'], 'drv run: [invalid_argument] --instances 1.5: expected an integer from 1 to 9999'],
    [['run', '--instances', '-1'], 'drv run: [invalid_argument] --instances -1: expected an integer from 1 to 9999'],
    [['run', '--instances=-1'], 'drv run: [invalid_argument] --instances -1: expected an integer from 1 to 9999'],
    [['run', '--instances', '--json'], 'drv run: [invalid_argument] --instances --json: expected an integer from 1 to 9999'],
    [['replay', 'a', '--profile', '-x'], 'drv replay: [invalid_argument] there is no profile "-x"; there are win32, wine, win31'],
    [['run', '--binding', 'winmm', '--profile', 'wine'], 'drv run: [invalid_argument] --profile wine: it is the driver manager that has profiles; winmm.dll has none'],
    [['run', '--section', 'mci'], 'drv run: [invalid_argument] --section is for drivers that are named'],
    [['run', '--host', 'gain.mjs', '--section', 'mci'], 'drv run: [invalid_argument] --section is for drivers that are named'],
    [['run', '--host'], "drv run: [invalid_argument] Option '--host <value>' argument missing"],
    [['run', '--send', 'DRV_OPEN=1,2,3'], 'drv run: [invalid_argument] --send DRV_OPEN=1,2,3: expected NAME, NAME=l1 or NAME=l1,l2'],
    [['run', '--send', 'DRV_OPEN='], 'drv run: [invalid_argument] --send DRV_OPEN=: expected NAME, NAME=l1 or NAME=l1,l2'],
    [['run', '--send', 'DRV_OPEN=one'], 'drv run: [invalid_argument] --send DRV_OPEN=one: "one" is not an integer'],
    [['run', '--send', 'DRV_USER=0x10000000000000000'], 'drv run: [invalid_argument] --send DRV_USER=0x10000000000000000: a parameter is a safe integer or a bigint of 64 bits; got 18446744073709551616n'],
  ])('does not understand %j, and ends with exit code 2', (args, said) => {
    const { code, stdout, stderr } = run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n')).toEqual([said, expect.stringMatching(/--help says what can be given\.$/), '']);
  });

  it('takes an argument of its own after -- as a driver', () => {
    const { code, stdout } = run('run', '--binding', 'manager', '--', '--instances', '-1');
    expect(code).toBe(1);
    expect(stdout).toContain('not opened "-1": ');
  });

  it.each(['DRV_LODE', 'drv_open', 'DRV_USER+x', 'DRV_USER-1', '0x100000000', '-1', '1.5', ''])('refuses to send "%s", which is no message', (name) => {
    const { code, stderr } = run('run', `--send=${name}`);
    expect(code).toBe(2);
    expect(stderr).toContain(`there is no message "${name}"; there are DRV_LOAD, `);
  });

  it('passes what node:util says of an option on', () => {
    const { code, stderr } = run('run', '--fast');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^drv run: \[invalid_argument\] Unknown option '--fast'\n/);
  });
});

describe('colours', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('%j on a terminal (%s): %s', (env, isTerminal, wanted) => {
    expect(wantsColour(env, isTerminal)).toBe(wanted);
  });
});
