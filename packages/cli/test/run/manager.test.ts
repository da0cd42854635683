import { drv } from '@driverproc/cli';
import { describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';

function run(...args: string[]) {
  const terminal = recordedTerminal();
  const code = drv(['run', '--binding', 'manager', ...args], terminal);
  return { code, terminal };
}

interface Row {
  readonly module: string;
  readonly instance: number | null;
  readonly message: string;
  readonly answer: number;
  readonly meaning: string;
}

function messages(...args: string[]): Row[] {
  const events = run(...args, '--json').terminal.json() as ({ type: string } & Row)[];
  return events.filter(({ type }) => type === 'message');
}

const text = (rows: readonly Row[]): string[] =>
  rows.map(({ module, instance, message, answer, meaning }) => `${module} ${instance ?? '-'} ${message} ${answer} ${meaning}`.trimEnd());

describe('drv run on the driver manager', () => {
  it('opens its own drivers, sends, ends the session for every instance, then closes in the order of opening', () => {
    expect(text(messages())).toEqual([
      'gain.drv - DRV_LOAD 1 true',
      'gain.drv 1 DRV_ENABLE 1 (none defined)',
      'gain.drv 1 DRV_OPEN 1 driver id',
      'gain.drv 2 DRV_OPEN 2 driver id',
      'gain.drv 3 DRV_OPEN 3 driver id',
      'mock.drv - DRV_LOAD 1 true',
      'mock.drv 4 DRV_ENABLE 1 (none defined)',
      'mock.drv 4 DRV_OPEN 1 driver id',
      'gain.drv 1 DRV_QUERYCONFIGURE 1 true',
      'gain.drv 1 GAIN_SET 1 true',
      'gain.drv 1 GAIN_SET 0 false',
      'gain.drv 2 DRV_QUERYCONFIGURE 1 true',
      'gain.drv 2 GAIN_SET 1 true',
      'gain.drv 2 GAIN_SET 0 false',
      'gain.drv 3 DRV_QUERYCONFIGURE 1 true',
      'gain.drv 3 GAIN_SET 1 true',
      'gain.drv 3 GAIN_SET 0 false',
      'mock.drv 4 DRV_QUERYCONFIGURE 0 false',
      'gain.drv 1 DRV_EXITSESSION 0 none',
      'gain.drv 2 DRV_EXITSESSION 0 none',
      'gain.drv 3 DRV_EXITSESSION 0 none',
      'mock.drv 4 DRV_EXITSESSION 0 none',
      'gain.drv 1 DRV_CLOSE 1 true',
      'gain.drv 2 DRV_CLOSE 1 true',
      'gain.drv 3 DRV_CLOSE 1 true',
      'gain.drv 3 DRV_DISABLE 1 (none defined)',
      'gain.drv 3 DRV_FREE 1 (none defined)',
      'mock.drv 4 DRV_CLOSE 1 true',
      'mock.drv 4 DRV_DISABLE 1 (none defined)',
      'mock.drv 4 DRV_FREE 1 (none defined)',
    ]);
  });

  it('ends the session as the host does: Windows 3.1 disables and frees', () => {
    expect(text(messages('mock.drv', '--profile', 'win31', '--send', 'DRV_POWER')).map((row) => row.split(' ')[2])).toEqual([
      '0x0000',
      'DRV_LOAD',
      'DRV_ENABLE',
      'DRV_OPEN',
      'DRV_POWER',
      'DRV_EXITSESSION',
      'DRV_DISABLE',
      'DRV_FREE',
    ]);
  });

  it('opens as many instances as asked, and sends each what was asked, decoded', () => {
    const sent = messages('gain1', '--instances', '2', '--send', 'DRV_CONFIGURE', '--send', 'DRV_USER+1=-20', '--send', '0x7ff=0xffffffffffffffff,9007199254740993');
    expect(text(sent).slice(4, -6)).toEqual([
      'gain.drv 1 DRV_CONFIGURE 0 DRVCNF_CANCEL',
      'gain.drv 1 GAIN_SET 1 true',
      'gain.drv 1 0x07FF 0',
      'gain.drv 2 DRV_CONFIGURE 0 DRVCNF_CANCEL',
      'gain.drv 2 GAIN_SET 1 true',
      'gain.drv 2 0x07FF 0',
    ]);
    expect(sent[2]).toMatchObject({ message: 'DRV_OPEN', text: 'left', lParam2: 0, driverId: 0 });
    expect(sent[6]).toMatchObject({ msg: 0x7ff, lParam1: -1, lParam2: '0x20000000000001' });
  });

  it('gives a row to an open that reached no driver, and ends with exit code 1', () => {
    const { code, terminal } = run('nope.drv', 'mock.drv', '--json');
    const events = terminal.json();
    expect(code).toBe(1);
    expect(events[1]).toMatchObject({ call: 'OpenDriver nope.drv', seen: 'application', observed: false, message: 'DRV_OPEN', answer: 0, meaning: 'not opened', ok: false });
    expect(events.at(-1)).toEqual({ type: 'end', binding: 'manager', messages: 9, opened: 1, notOpened: ['nope.drv'], told: 1, failures: [] });
    expect(run('nope.drv').terminal.stdout()).toContain('not opened "nope.drv": there is no such driver, or it refused\n');
  });

  it('quotes the name of what did not open, and counts one as one', () => {
    const lines = run('').terminal.lines();
    expect(lines.slice(-3)).toEqual([
      'not opened "": there is no such driver, or it refused',
      'The driver manager has gain.drv, mock.drv, gain1, gain2; the drivers of Windows are opened on Windows, or under Wine.',
      'The driver manager: 0 of 1 instance opened, DRV_EXITSESSION to 0, 1 row.',
    ]);
  });

  it('goes on after a message that points at nothing', () => {
    const { code, terminal } = run('gain.drv', 'mock.drv', '--send', 'DRV_OPEN=0x20000', '--json');
    const end = terminal.json().at(-1);
    expect(code).toBe(1);
    expect(end).toMatchObject({ opened: 2, told: 2 });
    expect(end.failures).toEqual([expect.stringMatching(/^\[handler_threw\] "gain\.drv" threw while handling DRV_OPEN: /)]);
  });

  it('looks an alias up in the section given', () => {
    expect(run('gain1', '--section', 'Drivers32').code).toBe(0);
    expect(run('gain1', '--section', 'mci').code).toBe(1);
  });

  it('says first and last where it ran', () => {
    const events = run('--json').terminal.json();
    expect(events[0]).toEqual({
      type: 'start',
      binding: 'manager',
      reason: '--binding manager',
      profile: 'win32',
      platform: process.platform,
      arch: process.arch,
      pointerSize: 8,
      drivers: ['gain.drv', 'gain1', 'gain2', 'mock.drv'],
      hosted: [],
    });
    expect(events.at(-1)).toEqual({ type: 'end', binding: 'manager', messages: 30, opened: 4, notOpened: [], told: 4, failures: [] });
    const lines = run('--profile', 'wine').terminal.lines();
    expect(lines[0]).toMatch(/^drv run on the driver manager, profile wine \(--binding manager; /);
    expect(lines.at(-1)).toBe('The driver manager: 4 of 4 instances opened, DRV_EXITSESSION to 4, 30 rows.');
  });

  it('shows a progress line on a terminal while it sets up, and takes it away', () => {
    const terminal = recordedTerminal({ progress: true });
    drv(['run', '--binding', 'manager', 'mock.drv'], terminal);
    expect(terminal.stderr().split('\r\u001b[2K')).toEqual(['', 'making the driver manager', '', 'opening mock.drv (1 of 1)', '']);
  });
});

describe.skipIf(process.platform === 'win32')('drv run --binding auto', () => {
  it('takes the manager where there is no winmm.dll, and says why', () => {
    const terminal = recordedTerminal();
    expect(drv(['run', '--json'], terminal)).toBe(0);
    expect(terminal.json()[0]).toMatchObject({ binding: 'manager', reason: `there is no winmm.dll on ${process.platform}` });
  });

  it('tells what to do when winmm is asked for', () => {
    const terminal = recordedTerminal();
    expect(drv(['run', '--binding', 'winmm'], terminal)).toBe(1);
    expect(terminal.stdout()).toBe('');
    expect(terminal.stderr()).toMatch(/^drv run: \[unsupported_platform\] winmm\.dll needs Windows/);
  });
});
