import { drv } from '@driverproc/cli';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';

const file = (name: string): string => join(import.meta.dirname, 'drivers', name);

function run(...args: string[]) {
  const terminal = recordedTerminal();
  const code = drv(['run', '--binding', 'manager', ...args], terminal);
  return { code, terminal };
}

interface Row {
  readonly module: string;
  readonly instance: number | null;
  readonly message: string;
  readonly text: string | null;
  readonly lParam1: number;
  readonly answer: number | null;
  readonly meaning: string;
}

function events(...args: string[]) {
  const all = run(...args, '--json').terminal.json() as ({ type: string } & Row)[];
  const rows = all.filter(({ type }) => type === 'message');
  const text = rows.map(({ module, instance, message, text, lParam1, answer, meaning }) =>
    `${module} ${instance ?? '-'} ${message} ${text ?? lParam1} ${answer ?? ''} ${meaning}`.replaceAll(/ +/g, ' ').trimEnd(),
  );
  return { start: all[0]!, rows, text, end: all.at(-1)! };
}

describe('drv run --host on the driver manager', () => {
  it('opens the default export as a driver, asks it DRV_QUERYCONFIGURE, ends the session, and closes', () => {
    const { start, rows, text, end } = events('--host', file('raw.mjs'));
    expect(start).toMatchObject({ drivers: ['raw.drv'], hosted: [{ module: 'raw.drv', file: file('raw.mjs') }] });
    expect(text).toEqual([
      'raw.drv - DRV_LOAD 0 1 true',
      'raw.drv 1 DRV_ENABLE 0 1 (none defined)',
      'raw.drv 1 DRV_OPEN 0 1 driver id',
      'raw.drv 1 DRV_QUERYCONFIGURE 0 274 true',
      'raw.drv 1 DRV_EXITSESSION 0 0 none',
      'raw.drv 1 DRV_CLOSE 0 1 true',
      'raw.drv 1 DRV_DISABLE 0 1 (none defined)',
      'raw.drv 1 DRV_FREE 0 1 (none defined)',
    ]);
    expect(rows[3]).toMatchObject({ seen: 'DriverProc', call: 'SendDriverMessage', driverId: 1, observed: true, ok: true });
    expect(end).toEqual({ type: 'end', binding: 'manager', messages: 8, opened: 1, notOpened: [], told: 1, failures: [] });
  });

  it('takes a file from the current folder', () => {
    const path = relative(process.cwd(), file('raw.mjs'));
    expect(run('--host', path).terminal.lines()[1]).toBe(`raw.drv is ${path}.`);
  });

  it('names a driver’s own messages, in what is sent too, and sends those to no other driver', () => {
    const { text } = events('--host', file('gain.mjs'), '--host', file('raw.mjs'), 'mock.drv', '--send', 'GAIN_SET=6', '--send', 'DRV_USER+1=40', '--send', 'GAIN_SET=0x10');
    expect(text.slice(9, 14)).toEqual([
      'gain.drv 1 GAIN_SET 6 1 true',
      'gain.drv 1 GAIN_SET 40 0 false',
      'gain.drv 1 GAIN_SET 16 0 false',
      'raw.drv 2 DRV_USER+1 40 0',
      'mock.drv 3 DRV_USER+1 40 0',
    ]);
  });

  it('opens a driver that is named too as it is named, with its text, and by drv’s alias for a driver of its name', () => {
    const { start, text } = events('--host', file('gain.mjs'), 'GAIN.DRV left', 'gain2', '--instances', '2', '--send', 'GAIN_SET=1');
    expect(start).toMatchObject({ drivers: ['GAIN.DRV left', 'gain2'] });
    expect(text.filter((each) => /DRV_LOAD|DRV_OPEN|GAIN_SET/.test(each))).toEqual([
      'gain.drv - DRV_LOAD 0 1 true',
      'gain.drv 1 DRV_OPEN left 1 driver id',
      'gain.drv 2 DRV_OPEN left 2 driver id',
      'gain.drv 3 DRV_OPEN right 3 driver id',
      'gain.drv 4 DRV_OPEN right 4 driver id',
      'gain.drv 1 GAIN_SET 1 1 true',
      'gain.drv 2 GAIN_SET 1 1 true',
    ]);
  });

  it('takes the place of drv’s own driver of that name, and says so', () => {
    expect(events('--host', file('mock.mjs')).text[3]).toBe('mock.drv 1 DRV_QUERYCONFIGURE 0 274 true');
    expect(run('--host', file('mock.mjs')).terminal.lines()[1]).toBe(`mock.drv is ${file('mock.mjs')}, in place of drv's own.`);
  });

  it('opens the same file twice as two drivers', () => {
    const { start, text } = events('--host', file('raw.mjs'), '--host', file('raw.mjs'));
    expect(start).toMatchObject({ drivers: ['raw.drv', 'raw-2.drv'] });
    expect(text.filter((each) => each.includes('DRV_LOAD'))).toEqual(['raw.drv - DRV_LOAD 0 1 true', 'raw-2.drv - DRV_LOAD 0 1 true']);
  });

  it('behaves as the profile says', () => {
    expect(events('--host', file('raw.mjs'), '--profile', 'win31').text[0]).toBe('raw.drv 1 0x0000 0 1');
  });

  it('says of a driver that throws what it threw, in its row and at the end, and ends with exit code 1', () => {
    const { code, terminal } = run('--host', file('throws.mjs'));
    expect(code).toBe(1);
    const lines = terminal.lines();
    const said = '[invalid_answer] "throws.drv" answered DRV_EXITSESSION with boolean; expected an integer';
    expect(lines[8]).toMatch(/ SendDriverMessage {6}throws\.drv {8}#1 {10}1 {2}DRV_QUERYCONFIGURE {2}0 {8}0 {8}threw TypeError: ask me$/);
    expect(lines[9]).toMatch(/ endSession {13}throws\.drv {8}#1 {10}1 {2}DRV_EXITSESSION {5}0 {8}0 {8}\[invalid_answer\]/);
    expect(lines[9]!.endsWith(said)).toBe(true);
    expect(lines.slice(-4)).toEqual([
      'failed [handler_threw] "throws.drv" threw while handling DRV_QUERYCONFIGURE: ask me',
      '       no questions',
      `failed ${said}`,
      'The driver manager: 1 of 1 instance opened, DRV_EXITSESSION to 1, 8 rows.',
    ]);
  });

  it('says of a driver that refuses no more than that', () => {
    const { code, terminal } = run('--host', file('refuses.mjs'));
    expect(code).toBe(1);
    expect(terminal.lines().slice(-2)).toEqual([
      'not opened "refuses.drv": it refused, or threw',
      'The driver manager: 0 of 1 instance opened, DRV_EXITSESSION to 0, 3 rows.',
    ]);
  });

  it('names the drivers of files among what the manager has', () => {
    expect(run('--host', file('raw.mjs'), 'nope').terminal.lines().at(-2)).toBe(
      'The driver manager has raw.drv, gain.drv, mock.drv, gain1, gain2; the drivers of Windows are opened on Windows, or under Wine.',
    );
  });

  it('does not know a message that no driver of the run has, and names those that they have', () => {
    const { code, terminal } = run('--host', file('gain.mjs'), '--send', 'GAIN_SAT=6');
    expect(code).toBe(2);
    expect(terminal.stderr()).toMatch(/^drv run: \[invalid_argument\] --send GAIN_SAT=6: there is no message "GAIN_SAT"; there are GAIN_SET, DRV_LOAD, /);
  });

  it('aligns the table to the names of the driver’s own messages', () => {
    const lines = run('--host', file('gain.mjs'), '--send', 'GAIN_SET=-20').terminal.lines().map((line) => line.replace(/^ *\d+\.\d{3} ms/, '      time'));
    expect(lines.slice(2, 9)).toEqual([
      'Each row is a call of a DriverProc and its answer. A call that reached no driver has its message in parentheses.',
      '',
      '      time  binding  call                 module    instance  driver id  message          lParam1  lParam2  answer',
      '      time  manager  OpenDriver gain.drv  gain.drv         -          0  DRV_LOAD         0        0        1 true',
      '      time  manager  OpenDriver gain.drv  gain.drv        #1          0  DRV_ENABLE       0        0        1 (none defined)',
      '      time  manager  OpenDriver gain.drv  gain.drv        #1          0  DRV_OPEN         0        0        1 driver id',
      '      time  manager  SendDriverMessage    gain.drv        #1          1  GAIN_SET         -20      0        1 true',
    ]);
  });
});
