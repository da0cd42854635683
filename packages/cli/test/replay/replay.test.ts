import { drv } from '@driverproc/cli';
import { describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';
import { recording } from './recording-file.js';

function replay(...options: string[]) {
  const terminal = recordedTerminal();
  const code = drv(['replay', recording, ...options], terminal);
  return { code, terminal };
}

describe('drv replay of the recording of Wine 8.0', () => {
  it('passes every scenario that one process can show: 73 of 84', () => {
    const { code, terminal } = replay();
    expect(terminal.lines()[0]).toBe(`drv replay ${recording}: 84 scenarios, in the driver manager with profile wine`);
    expect(terminal.lines().at(-1)).toBe('73 passed, 0 failed');
    expect(code).toBe(0);
    expect(terminal.stderr()).toBe('');
  });

  it('skips these 11, each with its reason', () => {
    const skipped = replay('--json')
      .terminal.json()
      .filter(({ outcome }) => outcome === 'skipped');
    expect(skipped.map(({ name }) => name)).toEqual([
      'exports',
      'exit-return-from-main',
      'exit-ExitProcess',
      'exit-TerminateProcess',
      'session-end-with-window',
      'session-end-without-window',
      'power-broadcast',
      'threads-open-during-open',
      'threads-open-during-load',
      'threads-handle-shared',
      'threads-send-not-serialised',
    ]);
    expect(skipped.every(({ reason }) => typeof reason === 'string' && reason.length > 20)).toBe(true);
    expect(replay().terminal.stdout()).toMatch(/^skipped \(11\)\n {2}exports +the export table of winmm\.dll is looked at/m);
  });

  it('says where winmm is undefined and where a step was not recorded', () => {
    const noted = replay('--json')
      .terminal.json()
      .filter(({ notes }) => notes?.length > 0);
    expect(noted.map(({ name }) => name)).toEqual([
      'drivers32-alias',
      'null-name',
      'reenter-close-self-in-second-open',
      'reenter-close-self-in-close',
      'reenter-close-self-in-close-last',
    ]);
  });

  it('writes one JSON object a line with --json', () => {
    const { code, terminal } = replay('--json');
    const events = terminal.json();
    expect(events).toHaveLength(86);
    expect(events[0]).toEqual({ type: 'start', command: 'replay', file: recording, profile: 'wine', scenarios: 84 });
    expect(events[1]).toEqual({ type: 'scenario', name: 'open-close-once', outcome: 'passed', reason: null, differences: [], notes: [] });
    expect(events.at(-1)).toEqual({ type: 'end', passed: 73, failed: 0, skipped: 11 });
    expect(code).toBe(0);
  });

  it('replays one scenario with --only, and shows its steps with --verbose', () => {
    const { code, terminal } = replay('--only', 'reenter-open-in-open', '--verbose');
    expect(terminal.lines()).toEqual([
      `drv replay ${recording}: 1 scenario, in the driver manager with profile wine`,
      '',
      'passed reenter-open-in-open',
      '  step 0  OpenDriver("probea.dll", null, 0x0) → h1',
      '  step 1  OpenDriver("probea.dll", null, 0x0) by the driver inside trace 2 → h2',
      '  step 2  CloseDriver(h2, 0x0, 0x0) → 0x1',
      '  step 3  CloseDriver(h1, 0x0, 0x0) → 0x1',
      '  step 4  (is module loaded)("probea.dll") → no',
      '1 passed, 0 failed',
    ]);
    expect(code).toBe(0);
  });

  it('fails where another host behaves differently, side by side', () => {
    const { code, terminal } = replay('--profile', 'win31', '--only', 'open-close-once');
    expect(code).toBe(1);
    expect(terminal.lines()).toEqual([
      `drv replay ${recording}: 1 scenario, in the driver manager with profile win31`,
      '',
      'failed open-close-once',
      '  step 0  OpenDriver("probea.dll", null, 0x0)',
      '    what             expected    got',
      '    trace 0 message  DRV_LOAD    0x0000',
      '    trace 0 answer   0x1         0x0',
      '    trace 1 message  DRV_ENABLE  DRV_LOAD',
      '    trace 2 message  DRV_OPEN    DRV_ENABLE',
      '    trace 2 answer   0x1001      0x1',
      '    trace 3 message  DRV_CLOSE   DRV_OPEN',
      '    and 4 more',
      '',
      '0 passed, 1 failed',
    ]);
  });

  it('shows its progress on a terminal, and leaves nothing of it behind', () => {
    const terminal = recordedTerminal({ progress: true });
    drv(['replay', recording, '--only', 'load-0'], terminal);
    expect(terminal.stderr()).toBe('\r\u001b[2Kreplaying 1 of 1: load-0\r\u001b[2K');
  });
});
