import { drv } from '@driverproc/cli';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';

const wine8 = join(import.meta.dirname, '../../../trace/test/logs/wine8-x64.log');
const driverOnly = join(import.meta.dirname, '../../../trace/test/logs/wine8-driver-only.log');
const noCalls = '0 calls. Wine writes them with WINEDEBUG=+driver; drv decode --help has more channels.';
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'drv-decode-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function decode(...args: string[]) {
  const terminal = recordedTerminal();
  const code = drv(['decode', ...args], terminal);
  return { code, lines: terminal.lines(), stderr: terminal.stderr(), json: terminal.json };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('drv decode', () => {
  it('shows each call with its answer and the time between, as they are nested', () => {
    const { code, lines } = decode(wine8, '--unknown', 'count');
    expect(code).toBe(0);
    expect(lines.slice(0, 12)).toEqual([
      '     14         0.000 ms  0020:0024  OpenDriver "msadp32.acm"',
      '     16         0.000 ms  0020:0024    DriverProc msadp32.acm #1  DRV_LOAD  = 1 true  0 ms',
      '     18         0.000 ms  0020:0024    DriverProc msadp32.acm #1  DRV_ENABLE  = 1 (none defined)  0 ms',
      '     20         0.000 ms  0020:0024    DriverProc msadp32.acm #1  DRV_OPEN  configuration=0 data=0  = 1 driver id  0 ms',
      '     23         0.000 ms  0020:0024  = 0x34e6b0 handle  0 ms  OpenDriver of line 14',
      '     24         0.000 ms  0020:0024  SendDriverMessage msadp32.acm #1  DRV_QUERYCONFIGURE',
      '     26         0.000 ms  0020:0024    DriverProc msadp32.acm #1  DRV_QUERYCONFIGURE  id=1  = 1 true  0 ms',
      '     28         0.000 ms  0020:0024  = 1 true  0 ms  SendDriverMessage of line 24',
      '     29         0.000 ms  0020:0024  SendDriverMessage msadp32.acm #1  DRV_EXITSESSION',
      '     31         0.000 ms  0020:0024    DriverProc msadp32.acm #1  DRV_EXITSESSION  id=1  = 0 none  0 ms',
      '     33         0.000 ms  0020:0024  = 0 none  0 ms  SendDriverMessage of line 29',
      '     34         1.000 ms  0020:0100  OpenDriver "imaadp32.acm"',
    ]);
    expect(lines.at(-1)).toBe('202 calls, 186 lines about something else.');
  });

  it('passes lines through that are about something else, counts them, or drops them', () => {
    const passed = decode(wine8).lines;
    expect(passed[0]).toBe('      1  6400.257:0020:0024:trace:winmm:DllMain 00000002945E0000 0x1 000000000021FB00');
    const counted = decode(wine8, '--unknown', 'count').lines;
    expect(counted.at(-1)).toBe('202 calls, 186 lines about something else.');
    const dropped = decode(wine8, '--unknown', 'drop').lines;
    expect(dropped.at(-1)).toBe('202 calls.');
    expect(dropped.slice(0, -1)).toEqual(counted.slice(0, -1));
    // A line between a call and its answer parts the two.
    expect(passed.length).toBeGreaterThan(counted.length + 186);
  });

  it('has no column for a time or a thread that the log does not have', () => {
    expect(decode(driverOnly, '--unknown', 'drop').lines.slice(0, 2)).toEqual(['      3  0024  OpenDriver "msadp32.acm"', '      5  0024    DriverProc msadp32.acm #1  DRV_LOAD  = 1 true']);
  });

  it('prints one JSON object a line', () => {
    const objects = decode(wine8, '--json').json();
    expect(objects.find(({ msg }) => msg === 11)).toEqual({
      type: 'call',
      id: 8,
      parent: 7,
      depth: 1,
      line: 31,
      time: 6400342,
      pid: '0020',
      tid: '0024',
      entryPoint: 'DriverProc',
      instance: 1,
      driver: 'msadp32.acm',
      hdrvr: 3466928,
      driverClass: 'acm',
      msg: 11,
      message: 'DRV_EXITSESSION',
      family: 'drv',
      byHand: true,
      driverId: 1,
      lParam1: 0,
      lParam2: 0,
      parameterNames: [null, null],
      text: null,
      outcome: 'answered',
      answer: 0,
      answerLine: 32,
      meaning: 'none',
      elapsed: 0,
    });
    expect(objects.at(-1)).toEqual({ type: 'end', calls: 202, unanswered: 0, cutLines: 0, otherLines: 186 });
    expect(objects.filter(({ type }) => type === 'line')).toHaveLength(186);
  });

  it('--summary counts by driver', () => {
    const { lines } = decode(wine8, '--summary');
    expect(lines.slice(0, 3)).toEqual([
      'driver          opened   refused    closed    open   messages  slowest',
      'msadp32.acm          7         0         7       0         31  0 ms DRV_LOAD, line 16',
      'imaadp32.acm         5         0         5       0         25  0 ms DRV_LOAD, line 36',
    ]);
    expect(lines.slice(-4)).toEqual([
      'not opened: "nosuch.drv"',
      'open at the end: msacm32.drv #28, opened in line 627',
      'open at the end: midimap.dll #29, opened in line 655',
      '202 calls, 186 lines about something else.',
    ]);
  });

  it('--summary says how often a name was not opened', () => {
    const open = 'trace:driver:OpenDriver (L"nosuch.drv", (null), 0x00000000);\ntrace:driver:OpenDriver => 0000000000000000\n';
    expect(decode(file('once.log', open), '--summary').lines[1]).toBe('not opened: "nosuch.drv"');
    expect(decode(file('twice.log', open + open), '--summary').lines[1]).toBe('not opened: "nosuch.drv", 2 times');
  });

  it('--check keeps to the profile that the log names first', () => {
    const terminal = recordedTerminal();
    drv(['run', '--binding', 'manager', '--profile', 'win31', '--json'], terminal);
    const next = '{"type":"start","binding":"manager","profile":"wine"}\n';
    expect(decode(file('two-runs.jsonl', terminal.stdout() + next), '--check').lines[0]).toMatch(/^ok {2}\d\d messages keep the rules of profile win31\.$/);
  });

  it('--check names the first line that breaks a rule, with exit code 1', () => {
    expect(decode(wine8, '--check')).toMatchObject({ code: 0, lines: ['ok  135 messages keep the rules of profile wine.', expect.anything()] });
    expect(decode(wine8, '--check', '--profile', 'win32')).toMatchObject({ code: 1, lines: ['line 16  msadp32.acm #1: DRV_LOAD has a handle; expected 0 (profile win32).', expect.anything()] });
    expect(decode(wine8, '--check', '--profile', 'win31').lines[0]).toBe('line 16  msadp32.acm #1: DRV_LOAD comes after message 0, which is missing (profile win31).');
    const broken = file('broken.log', readFileSync(wine8, 'utf8').replace(/.*wMsg=0002.*\n/, '').replace(/.*wMsg=0002.*\n/, ''));
    expect(decode(broken, '--check')).toMatchObject({ code: 1, lines: ['line 18  msadp32.acm #1: DRV_OPEN comes after DRV_ENABLE, which is missing (profile wine).', expect.anything()] });
    expect(decode(broken, '--check', '--json').json()[0]).toEqual({
      type: 'check',
      profile: 'wine',
      messages: 134,
      violation: { line: 18, driver: 'msadp32.acm #1', text: 'DRV_OPEN comes after DRV_ENABLE, which is missing' },
    });
  });

  it('--json has the names of the parameters that the message uses', () => {
    expect(decode(wine8, '--json').json().find(({ message }) => message === 'DRV_OPEN').parameterNames).toEqual(['configuration', 'data']);
  });

  it('counts one thing in the singular', () => {
    const load = '0024:trace:driver:DRIVER_SendMessage Before call32 proc=00000001 drvrID=0 hDrv=0000000A wMsg=0001 p1=00000000 p2=00000000';
    const one = file('one.log', `${load}\n${load.slice(0, 80)}\nnothing\n`);
    expect(decode(one, '--check').lines).toEqual(['ok  1 message keeps the rules of profile wine.', '1 call, 1 of them without an answer in the log, 1 line that is cut, 1 line about something else.']);
  });

  it('shows on a terminal how much of a log was read, and takes it away before it writes', () => {
    const log = file('long.log', 'nothing\n'.repeat(24_576));
    const terminal = recordedTerminal({ progress: true });
    const written: string[] = [];
    const both = { ...terminal, out: (text: string) => written.push(`out ${text.length}`), err: (text: string) => written.push(text) };
    expect(drv(['decode', log, '--unknown', 'count'], both)).toBe(0);
    const line = (text: string): string => `\r\u001b[2K${text}`;
    expect(written).toEqual([line(`decoding ${log}: waiting`), line(`decoding ${log}: 33 %`), line(`decoding ${log}: 66 %`), line(`decoding ${log}: 100 %`), line(''), 'out 121']);
    expect(terminal.stderr()).toBe('');
  });

  it('--html writes a page, in which a broken rule is marked', () => {
    const page = join(folder, 'page.html');
    expect(decode(wine8, '--html', page, '--check', '--profile', 'win32')).toMatchObject({ code: 1, lines: [expect.anything(), `Wrote ${page}.`, expect.anything()] });
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<title>wine8-x64.log</title>');
    expect(html).toContain('<div class="row broken" data-line="16">');
  });

  it.each(['win32', 'wine', 'win31'])('takes what drv run --json prints, which keeps the rules of its profile %s', (profile) => {
    const terminal = recordedTerminal();
    drv(['run', '--binding', 'manager', '--profile', profile, '--instances', '2', '--send', 'DRV_USER+1=6', '--json'], terminal);
    const { code, lines } = decode(file(`${profile}.jsonl`, terminal.stdout()), '--check');
    expect({ code, lines }).toEqual({ code: 0, lines: [expect.stringMatching(new RegExp(`^ok {2}\\d\\d messages keep the rules of profile ${profile}\\.$`)), expect.anything()] });
  });
});

describe('the file', () => {
  it('may be standard input, a pipe', () => {
    const main = join(import.meta.dirname, '../../dist/main.js');
    const { stdout, status } = spawnSync('sh', ['-c', `(head -20 "$1"; sleep 0.3; tail -n +21 "$1") | "$2" "$3" decode - --check`, 'sh', wine8, process.execPath, main], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: 'ok  135 messages keep the rules of profile wine.\n202 calls, 186 lines about something else.\n', status: 0 });
  });

  it('may be UTF-16 of either byte order, as PowerShell writes it, or have the mark of UTF-8', () => {
    const text = readFileSync(driverOnly, 'utf8');
    const expected = decode(driverOnly).lines;
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(decode(file('utf16le.log', utf16)).lines).toEqual(expected);
    expect(decode(file('utf16be.log', Buffer.from(utf16).swap16())).lines).toEqual(expected);
    expect(expected.at(-1)).toMatch(/^188 calls/);
    expect(decode(file('bom.log', `\uFEFF${text}`)).lines).toEqual(expected);
  });

  it('may have any bytes in it', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 256);
    expect(decode(file('bytes.bin', bytes), '--unknown', 'drop')).toMatchObject({ code: 0, lines: [noCalls] });
    expect(decode(file('empty.log', ''))).toMatchObject({ code: 0, lines: [noCalls] });
  });

  it.each([
    ['zcat', gzipSync('trace:driver:')],
    ['xzcat', Buffer.from('fd377a585a000004', 'hex')],
    ['zstdcat', Buffer.from('28b52ffd2000', 'hex')],
  ])('is named as compressed, with what unpacks it: %s', (command, bytes) => {
    const name = file(`${command}.log`, bytes);
    expect(decode(name)).toMatchObject({ code: 1, lines: [''], stderr: `drv decode: [invalid_file] ${name} is compressed: ${command} ${name} | drv decode -\n` });
  });

  it('is never overwritten by its page, and the page is no standard output', () => {
    const log = file('log-and-page.log', 'trace:driver:\n');
    expect(decode(log, '--html', join(folder, '.', 'log-and-page.log'))).toMatchObject({ code: 2, stderr: expect.stringContaining('that is the log itself') });
    expect(readFileSync(log, 'utf8')).toBe('trace:driver:\n');
    expect(decode(log, '--html', '-')).toMatchObject({ code: 2, stderr: expect.stringContaining('--html -: expected the name of a file') });
  });

  it('is an error to --check where no message to a driver is in it', () => {
    const stderr = expect.stringMatching(/^drv decode: \[invalid_file\] .*other\.log has no message to a driver, so there is nothing to check/);
    expect(decode(file('other.log', 'fixme:heap:about something else\n'), '--check')).toMatchObject({ code: 1, lines: [''], stderr });
  });

  it('is named where it cannot be read or written', () => {
    expect(decode(join(folder, 'missing.log'))).toMatchObject({ code: 1, stderr: expect.stringMatching(/^drv decode: \[invalid_file\] .*missing\.log cannot be read: ENOENT/) });
    expect(decode(folder)).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be read: EISDIR/) });
    expect(decode(wine8, '--html', join(folder, 'no/page.html'))).toMatchObject({ code: 1, stderr: expect.stringMatching(/page\.html cannot be written: ENOENT/) });
    expect(decode(wine8, '--html', folder)).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be written: EISDIR/) });
  });

  it('is not read where the page cannot be written', () => {
    expect(decode(join(folder, 'missing.log'), '--html', join(folder, 'no/page.html'))).toMatchObject({ code: 1, stderr: expect.stringMatching(/page\.html cannot be written: ENOENT/) });
  });

  it('leaves no page behind where it cannot be read', () => {
    const page = join(folder, 'none.html');
    expect(decode(join(folder, 'missing.log'), '--html', page)).toMatchObject({ code: 1, stderr: expect.stringMatching(/missing\.log cannot be read/) });
    expect(existsSync(page)).toBe(false);
  });
});

describe('the output', () => {
  it('ends the command when nobody reads on, long before the log is read', () => {
    const text = readFileSync(wine8, 'utf8');
    const long = file('long.log', text.repeat(400));
    const main = join(import.meta.dirname, '../../dist/main.js');
    const endless = `while cat "$1"; do :; done | "$2" "$3" decode - | head -1`;
    const { stdout, error } = spawnSync('sh', ['-c', endless, 'sh', long, process.execPath, main], { encoding: 'utf8', timeout: 60_000 });
    expect({ stdout, error }).toEqual({ stdout: '      1  6400.257:0020:0024:trace:winmm:DllMain 00000002945E0000 0x1 000000000021FB00\n', error: undefined });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it('is an error in one line', () => {
    const main = join(import.meta.dirname, '../../dist/main.js');
    const { status, stderr } = spawnSync('sh', ['-c', '"$1" "$2" decode "$3" > /dev/full', 'sh', process.execPath, main, wine8], { encoding: 'utf8', timeout: 60_000 });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'drv decode: [invalid_file] standard output cannot be written: ENOSPC: no space left on device, write\n' });
  });
});

describe('memory', () => {
  it.each(['--summary', '--check', '--json'])('does not grow with the log, %s', (option) => {
    // Each repetition leaves two instances open, which a summary remembers: 160 MB of log in 40 MB of memory.
    const main = join(import.meta.dirname, '../../dist/main.js');
    const many = 'for i in $(seq 2000); do cat "$1"; done | "$2" --max-old-space-size=40 "$3" decode - "$4" | tail -1';
    const { stdout } = spawnSync('sh', ['-c', many, 'sh', wine8, process.execPath, main, option], { encoding: 'utf8', timeout: 60_000 });
    expect(stdout).toMatch(/404000/);
  }, 60_000);
});
