import { describe, expect, it } from 'vitest';
import { createLifeCycleCheck } from '@driverproc/trace';
import type { LifeCycleRules } from '@driverproc/trace';
import { decodeText, messageLines, readLogFile } from './decode-text.js';
import { wine } from './wine-rules.js';

// As in the profile of @driverproc/dispatcher.
const win31: LifeCycleRules = {
  ...wine,
  name: 'win31',
  beforeLoad: [0],
  loadAccepts: 'non-zero',
  openDriverId: 'hdrvr',
  onlyOpenRefused: 'disable-free',
  closeZero: 'refuses',
  unloadDriverId: 'zero',
  sessionInstance: false,
  sessionEnd: 'disable-free',
};

function check(text: string, rules = wine): string {
  const checker = createLifeCycleCheck(rules);
  for (const event of decodeText(text)) checker.event(event);
  const violation = checker.first();
  return violation === null ? `ok, ${checker.messages()} messages` : `line ${violation.line} ${violation.driver}: ${violation.text}`;
}

/** One life of an instance: opened with what OpenDriver was given, asked, closed. */
function life({ lParam2 = '00000000' } = {}): string[] {
  const open = { id: '00000000' };
  const with1 = { id: '00000001' };
  return [
    `trace:driver:OpenDriver (L"gain.drv", (null), 0x${lParam2});`,
    'trace:driver:DRIVER_TryOpenDriver32 (L"gain.drv", 00000000);',
    ...messageLines('0001', '00000001', open),
    ...messageLines('0002', '00000001', open),
    ...messageLines('0003', '00000001', open),
    'trace:driver:OpenDriver => 000000000034E6B0',
    'trace:driver:SendDriverMessage (000000000034E6B0, 0008, 00000000, 00000000)',
    ...messageLines('0008', '00000000', with1),
    'trace:driver:SendDriverMessage retval = 0',
    'trace:driver:CloseDriver (000000000034E6B0, 00000000, 00000000);',
    ...messageLines('0004', '00000001', with1),
    ...messageLines('0005', '00000001', with1),
    ...messageLines('0006', '00000001', with1),
    'trace:driver:SendDriverMessage (0000000000999990, 0008, 00000000, 00000000)',
    'trace:driver:SendDriverMessage retval = 0',
  ];
}

const without = (...msgs: readonly string[]): string[] => life().filter((line) => !msgs.some((msg) => line.includes(`wMsg=${msg}`)));
const changed = (pattern: string | RegExp, replacement: string): string[] => life().map((line) => line.replace(pattern, replacement));

describe('the logs recorded from Wine', () => {
  it.each([
    ['wine8-x64.log', 'ok, 135 messages'],
    ['wine10-x64.log', 'ok, 129 messages'],
    ['wine8-ia32.log', 'ok, 135 messages'],
    ['wine8-driver-only.log', 'ok, 135 messages'],
  ])('%s keeps the rules of profile wine', (name, said) => {
    expect(check(readLogFile(name))).toBe(said);
  });

  it('does not keep those of Windows 3.1', () => {
    expect(check(readLogFile('wine8-driver-only.log'), win31)).toBe('line 5 msadp32.acm #1: DRV_LOAD comes after message 0, which is missing');
  });

  it('is not held against a log that begins in the middle', () => {
    const lines = readLogFile('wine8-x64.log').split('\n');
    for (let from = 0; from < lines.length; from += 1) {
      const said = check(lines.slice(from).join('\n'));
      expect(`${from}: ${said}`).toMatch(/: ok, \d+ messages$/);
    }
  });

  it('is not held against a log that is cut at the end', () => {
    const lines = readLogFile('wine8-x64.log').split('\n');
    for (let to = 0; to < lines.length; to += 1) expect(`${to}: ${check(lines.slice(0, to).join('\n'))}`).toMatch(/: ok, \d+ messages$/);
  });
});

describe('one life', () => {
  it('keeps the rules', () => {
    expect(check(life().join('\n'))).toBe('ok, 7 messages');
  });

  it.each([
    ['DRV_LOAD missing', without('0001'), 'ok, 6 messages'],
    ['DRV_ENABLE missing', without('0002'), 'line 5 gain.drv #1: DRV_OPEN comes after DRV_ENABLE, which is missing'],
    ['DRV_OPEN missing', without('0003'), 'line 9 gain.drv #1: DRV_QUERYCONFIGURE goes to an instance that was not opened'],
    ['DRV_CLOSE missing', without('0004'), 'line 15 gain.drv #1: DRV_DISABLE comes when the last instance of a module is closed; still open: 1'],
    ['DRV_DISABLE missing', without('0005'), 'line 17 gain.drv #1: DRV_FREE comes where DRV_DISABLE to instance #1 is expected, which was the last of its module'],
    ['DRV_DISABLE and DRV_FREE missing', without('0005', '0006'), 'line 14 gain.drv #1: CloseDriver ends, and DRV_DISABLE and DRV_FREE to instance #1 are missing'],
    ['DRV_LOAD refused, and more', changed(/(wMsg=0001 .*=> )00000001/, '$100000002'), 'line 5 gain.drv #1: DRV_ENABLE comes after a DRV_LOAD that was accepted; there is none'],
    ['DRV_OPEN refused, and a message', changed(/(wMsg=0003 .*=> )00000001/, '$100000000'), 'line 11 gain.drv #1: DRV_QUERYCONFIGURE goes to an instance that refused DRV_OPEN'],
    ['another driver id', changed(/drvrID=00000001(.*wMsg=0008)/, 'drvrID=00000002$1'), 'line 11 gain.drv #1: DRV_QUERYCONFIGURE has driver id 2; expected 1, which DRV_OPEN was answered with'],
    ['a driver id at DRV_OPEN', changed(/drvrID=00000000(.*wMsg=0003)/, 'drvrID=0034e6b0$1'), 'line 7 gain.drv #1: DRV_OPEN has driver id 0x34e6b0; expected 0'],
    ['lParams at DRV_ENABLE', changed(/(wMsg=0002 p1=)00000000/, '$100000007'), 'line 5 gain.drv #1: DRV_ENABLE has lParam1 7; expected 0'],
    ['no driver id at DRV_FREE', changed(/drvrID=00000001(.*wMsg=0006)/, 'drvrID=00000000$1'), 'line 19 gain.drv #1: DRV_FREE has driver id 0; expected 1'],
  ])('%s', (_, lines, said) => {
    expect(check(lines.join('\n'))).toBe(said);
  });

  it('has DRV_LOAD once', () => {
    const lines = life();
    lines.splice(9, 0, ...messageLines('0001', '00000001', { hdrvr: '0000000000999990' }));
    expect(check(lines.join('\n'))).toBe('line 10 gain.drv #2: DRV_LOAD comes with the first open of a module; instances still open: 1');
  });

  it('ends with DRV_CLOSE', () => {
    const lines = life();
    lines.splice(20, 0, 'trace:driver:SendDriverMessage (000000000034E6B0, 0008, 00000000, 00000000)', ...messageLines('0008', '00000000', { id: '00000001' }));
    expect(check(lines.join('\n'))).toBe('line 22 gain.drv #1: DRV_QUERYCONFIGURE goes to an instance that is closed');
  });

  it('has messages of the life by hand without any effect', () => {
    const lines = life();
    const byHand = ['0001', '0003', '0004', '0006'].flatMap((msg) => [
      `trace:driver:SendDriverMessage (000000000034E6B0, ${msg}, 00000000, 00000000)`,
      ...messageLines(msg, '00000000', { id: '00000001' }),
      'trace:driver:SendDriverMessage retval = 0',
    ]);
    lines.splice(9, 0, ...byHand);
    expect(check(lines.join('\n'))).toBe('ok, 11 messages');
  });

  it('begins with a session instance where the first open has a value, and only there', () => {
    const lines = life({ lParam2: '00000007' });
    expect(check(lines.join('\n'), { ...wine, sessionInstance: false })).toBe('line 7 gain.drv #1: DRV_OPEN has lParam2 0; expected 7, for wine has no session instance');
    const direct = lines.map((line) => line.replace(/(wMsg=0003 p1=00000000 p2=)00000000/, '$100000007'));
    expect(check(direct.join('\n'))).toBe('line 7 gain.drv #1: DRV_OPEN has lParam2 7; expected 0, for wine opens a session instance first');
    expect(check(direct.join('\n'), { ...wine, sessionInstance: false })).toBe('ok, 7 messages');
  });
});

describe('a session instance', () => {
  const session = { hdrvr: '0000000000111110' };
  const opened = [
    'trace:driver:OpenDriver (L"gain.drv", (null), 0x00000007);',
    'trace:driver:DRIVER_TryOpenDriver32 (L"gain.drv", 00000000);',
    ...['0001', '0002', '0003'].flatMap((msg) => messageLines(msg, '00000001', session)),
    ...messageLines('0003', '00000001', { p2: '00000007' }),
    'trace:driver:OpenDriver => 000000000034E6B0',
    'trace:driver:CloseDriver (000000000034E6B0, 00000000, 00000000);',
    ...messageLines('0004', '00000001', { id: '00000001' }),
  ];
  const next = ['trace:driver:SendDriverMessage (0000000000999990, 0008, 00000000, 00000000)', 'trace:driver:SendDriverMessage retval = 0'];

  it('is closed with the last other one, and its module unloaded', () => {
    const closed = ['0004', '0005', '0006'].flatMap((msg) => messageLines(msg, '00000001', { ...session, id: '00000001' }));
    expect(check([...opened, ...closed, ...next].join('\n'))).toBe('ok, 8 messages');
  });

  it('is not left alone', () => {
    expect(check([...opened, ...next].join('\n'))).toBe('line 12 gain.drv #2: CloseDriver ends, and session instance #1 is left alone');
  });
});

describe('other hosts', () => {
  it('may end the session with DRV_DISABLE and DRV_FREE, without DRV_CLOSE', () => {
    const told = [...life().slice(0, 9), ...messageLines('000b', '00000000', { id: '00000001' }), ...messageLines('0005', '00000001', { id: '00000001' }), ...messageLines('0006', '00000001', { id: '00000001' })];
    expect(check(told.join('\n'))).toBe('line 12 gain.drv #1: DRV_DISABLE comes when the last instance of a module is closed; still open: 1');
    expect(check(told.join('\n'), { ...wine, sessionEnd: 'disable-free' })).toBe('ok, 6 messages');
  });

  it('let zero refuse DRV_CLOSE, or not', () => {
    const lines = changed(/(wMsg=0004 .*=> )00000001/, '$100000000');
    expect(check(lines.join('\n'))).toBe('ok, 7 messages');
    expect(check(lines.join('\n'), { ...wine, closeZero: 'refuses' })).toBe('line 17 gain.drv #1: DRV_DISABLE comes when the last instance of a module is closed; still open: 1');
  });

  it('take any answer but zero to DRV_LOAD, or 1 only', () => {
    const lines = changed(/(wMsg=0001 .*=> )00000001/, '$100000002');
    expect(check(lines.join('\n'), { ...wine, loadAccepts: 'non-zero' })).toBe('ok, 7 messages');
  });

  it('give DRV_LOAD a handle, or zero', () => {
    const load = (hdrvr: number): string => JSON.stringify({ type: 'message', call: 'OpenDriver gain.drv', seen: 'DriverProc', module: 'gain.drv', msg: 1, hdrvr, driverId: 0, lParam1: 0, lParam2: 0, answer: 1 });
    expect(check(load(0))).toBe('line 1 gain.drv: DRV_LOAD has no handle; expected that of the instance');
    expect(check(load(4096))).toBe('ok, 1 messages');
    expect(check(load(4096), { ...wine, loadHdrvr: 'zero' })).toBe('line 1 gain.drv #1: DRV_LOAD has a handle; expected 0');
    expect(check(load(0), { ...wine, loadHdrvr: 'zero' })).toBe('ok, 1 messages');
  });

  it('unload after a refusal only a module that nothing else has open, as far as the log shows', () => {
    const late = [...messageLines('0003', '00000000'), ...messageLines('0003', '00000001', { hdrvr: '0000000000999990' })];
    expect(check(late.join('\n'), { ...wine, onlyOpenRefused: 'disable-free' })).toBe('ok, 2 messages');
  });

  it('send DRV_DISABLE and DRV_FREE after a first DRV_OPEN that is refused, or nothing', () => {
    const refused = [...life().slice(0, 7), messageLines('0003', '00000000')[1]!];
    const unloading = [...messageLines('0005', '00000001'), ...messageLines('0006', '00000001'), 'trace:driver:OpenDriver => 0000000000000000'];
    expect(check([...refused, ...unloading].join('\n'))).toBe('line 9 gain.drv #1: DRV_DISABLE comes when the last instance of a module is closed; still open: 0');
    expect(check([...refused, ...unloading].join('\n'), { ...wine, onlyOpenRefused: 'disable-free' })).toBe('ok, 5 messages');
  });
});
