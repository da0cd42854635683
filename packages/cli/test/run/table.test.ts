import { drv } from '@driverproc/cli';
import { describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';

function table(...args: string[]): string[] {
  const terminal = recordedTerminal();
  drv(['run', '--binding', 'manager', ...args], terminal);
  // What is timed differs from run to run.
  return terminal.lines().map((line) => line.replace(/^ *\d+\.\d{3} ms/, '      time'));
}

describe('the table of drv run', () => {
  it('is aligned', () => {
    expect(table('gain1', '--send', 'DRV_USER+1=20').slice(1)).toEqual([
      'Each row is a call of a DriverProc and its answer. A call that reached no driver has its message in parentheses.',
      '',
      '      time  binding  call               module    instance  driver id  message          lParam1  lParam2  answer',
      '      time  manager  OpenDriver gain1   gain.drv         -          0  DRV_LOAD         0        0        1 true',
      '      time  manager  OpenDriver gain1   gain.drv        #1          0  DRV_ENABLE       0        0        1 (none defined)',
      '      time  manager  OpenDriver gain1   gain.drv        #1          0  DRV_OPEN         "left"   0        1 driver id',
      '      time  manager  SendDriverMessage  gain.drv        #1          1  GAIN_SET         20       0        0 false',
      '      time  manager  endSession         gain.drv        #1          1  DRV_EXITSESSION  0        0        0 none',
      '      time  manager  endSession         gain.drv        #1          1  DRV_CLOSE        0        0        1 true',
      '      time  manager  endSession         gain.drv        #1          0  DRV_DISABLE      0        0        1 (none defined)',
      '      time  manager  endSession         gain.drv        #1          0  DRV_FREE         0        0        1 (none defined)',
      '',
      'The driver manager: 1 of 1 instance opened, DRV_EXITSESSION to 1, 8 rows.',
    ]);
  });

  it('cuts what is too wide, and never shifts a column', () => {
    const lines = table(`gain.drv ${'x'.repeat(100)}`, '--send', '0x4000=0x7fffffffffffffff,-0x8000000000000000');
    const rows = lines.filter((line) => line.includes(' time  manager  '));
    const header = lines.find((line) => line.includes('time  binding'))!;
    const answers = rows.map((row) => row.slice(header.indexOf('answer')));
    expect(answers).toEqual(['1 true', '1 (none defined)', '1 driver id', '0', '0 none', '1 true', '1 (none defined)', '1 (none defined)']);
    expect(rows[2]).toContain('"xxxxxxxxxxxxxxxxx…  0 ');
    expect(rows[3]).toContain('0x7fffffffffffffff   -0x8000000000000000');
  });

  it('is in colour where colours are wanted, and aligned the same', () => {
    const plain = recordedTerminal();
    const coloured = recordedTerminal({ colour: true });
    drv(['run', '--binding', 'manager', 'mock.drv'], plain);
    drv(['run', '--binding', 'manager', 'mock.drv'], coloured);
    expect(plain.stdout()).not.toContain('\u001b');
    expect(coloured.stdout()).toContain('\u001b[33mDRV_EXITSESSION');
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    const bare = coloured.stdout().replaceAll(/\u001b\[\d+m/g, '');
    const times = / *\d+\.\d{3} ms/g;
    expect(bare.replaceAll(times, '')).toBe(plain.stdout().replaceAll(times, ''));
  });
});
