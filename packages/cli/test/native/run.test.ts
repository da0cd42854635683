import { drv } from '@driverproc/cli';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

const skip = process.platform === 'win32' ? false : 'needs Windows or Wine';

interface RunEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

function run(...args: string[]): { code: number; events: RunEvent[] } {
  let output = '';
  const terminal = { colour: false, progress: false, out: (text: string) => void (output += text), err: () => {} };
  const code = drv(['run', '--json', ...args], terminal);
  return { code, events: output.trimEnd().split('\n').map((line) => JSON.parse(line) as RunEvent) };
}

const drivers = ['msadp32.acm', 'imaadp32.acm', 'msg711.acm', 'mciwave.dll', 'msacm.msadpcm'];

describe('drv run', () => {
  it('opens real drivers through winmm.dll, ends the session for each, and closes in the order of opening', { skip }, () => {
    const { code, events } = run();
    assert.equal(code, 0);
    assert.deepEqual([events[0]!['type'], events[0]!['binding'], events[0]!['drivers']], ['start', 'winmm', drivers]);
    const rows = events.slice(1, -1).map(({ call, instance, message, ok }) => [call, instance, message, ok]);
    const each = (call: string, message: string): unknown[][] => drivers.map((_, index) => [call, index + 1, message, true]);
    assert.deepEqual(rows, [
      ...drivers.map((driver, index) => [`OpenDriver ${driver}`, index + 1, 'DRV_OPEN', true]),
      ...each('SendDriverMessage', 'DRV_QUERYCONFIGURE'),
      ...each('SendDriverMessage', 'DRV_EXITSESSION'),
      ...each('CloseDriver', 'DRV_CLOSE'),
    ]);
    assert.deepEqual(events.at(-1), { type: 'end', binding: 'winmm', messages: 20, opened: 5, notOpened: [], told: 5, failures: [] });
  });

  it('knows the module that an alias stands for', { skip }, () => {
    const { events } = run();
    assert.equal(events[5]!['call'], 'OpenDriver msacm.msadpcm');
    assert.equal(events[5]!['module'], 'msadp32.acm');
  });

  it('says that a profile is not used here', { skip }, () => {
    const { code, events } = run('msg711.acm', '--profile', 'win31');
    assert.equal(code, 0);
    assert.equal(events[0]!['profile'], null);
    assert.match(String(events[0]!['reason']), /^this is (?:Wine|Windows), where --profile win31 is not used$/);
  });

  it('says which driver did not open, and ends with exit code 1', { skip }, () => {
    const { code, events } = run('msg711.acm', 'no such driver');
    assert.equal(code, 1);
    assert.deepEqual(events.at(-1)!['notOpened'], ['no such driver']);
  });
});
