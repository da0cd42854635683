import { drv } from '@driverproc/cli';
import { describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';
import { rawScenario, withFile } from './recording-file.js';
import type { RawScenario } from './recording-file.js';

/** What is said of a file, with its path taken out; nothing else is written. */
function complaint(content: string): string {
  const terminal = recordedTerminal();
  return withFile(content, (file) => {
    expect(drv(['replay', file], terminal)).toBe(1);
    expect(terminal.stdout()).toBe('');
    return terminal.stderr().replaceAll(file, 'FILE');
  });
}

describe('a malformed recording', () => {
  it('that is not there is told with its path', () => {
    const terminal = recordedTerminal();
    expect(drv(['replay', '/nowhere/recording.json'], terminal)).toBe(1);
    expect(terminal.stderr()).toMatch(/^drv replay: \[invalid_file\] \/nowhere\/recording\.json: cannot be read \(ENOENT/);
  });

  it('that is not JSON is told with line and column', () => {
    const said = (place: string): string => `drv replay: [invalid_file] FILE:${place}: not JSON from here on\n`;
    expect(complaint('[\n  {"name": }\n]')).toBe(said('2:12'));
    expect(complaint('[\n  {"name": 1,}\n]')).toBe(said('2:14'));
    expect(complaint('[1, 02]')).toBe(said('1:6'));
    expect(complaint('[] []')).toBe(said('1:4'));
    expect(complaint('[\n{')).toBe(said('2:2'));
    expect(complaint('')).toBe(said('1:1'));
  });

  it.each([
    ['{}', 'the whole file: expected an array; got an object'],
    ['[]', 'the whole file: expected at least one scenario; got an array of 0'],
    ['[7]', '/0: expected an object; got 7'],
    ['[{}]', '/0/name: expected a string; got nothing'],
    ['[{"name":"a","driverDefaults":"b","steps":{}}]', '/0/steps: expected an array; got an object'],
    ['[{"name":"a","driverDefaults":"b","steps":[]}]', '/0/steps: expected at least one step; got an array of 0'],
  ])('%s is told with the place', (content, said) => {
    expect(complaint(content)).toBe(`drv replay: [invalid_file] FILE: ${said}\n`);
  });

  it.each([
    ['/0/steps/1/step', (s) => (s.steps[1].step = 5), '1, the place of the step in the list; got 5'],
    ['/0/steps/1/args/0', (s) => (s.steps[1].args[0] = {}), 'a string, a number, true, false or null; got an object'],
    ['/0/steps/0/result', (s) => delete s.steps[0].result, 'a string, a number, true, false or null; got nothing'],
    ['/0/steps/0/traceTo', (s) => (s.steps[0].traceTo = 12), 'at most 6, the length of the trace; got 12'],
    ['/0/steps/1/traceFrom', (s) => (s.steps[1].traceFrom = 7), 'at most traceTo, 6; got 7'],
    ['/0/steps/1/insideTrace', (s) => (s.steps[1].insideTrace = 6), 'an index into the trace, which has 6 entries; got 6'],
    ['/0/trace/3/msg', (s) => (s.trace[3].msg = 2 ** 32), 'an integer from 0 to 4294967295; got 4294967296'],
    ['/0/trace/3/lParam1', (s) => (s.trace[3].lParam1 = '12'), 'a value as hexadecimal text, 0x0 to 0xffffffffffffffff; got "12"'],
    ['/0/trace/3/lParam2', (s) => (s.trace[3].lParam2 = 0), 'an object; got 0'],
    ['/0/trace/3/driverId', (s) => (s.trace[3].driverId = 3), 'an integer from 0 to 0; got 3'],
    ['/0/trace/0/step', (s) => (s.trace[0].step = 3), 'an index into the steps, which are 3; got 3'],
    ['/0/library/0/event', (s) => (s.library[0].event = null), 'a string; got null'],
    ['/0/driverScript/0', (s) => s.driverScript.push({ module: 'probea', msg: 1, nth: 1 }), 'an object with `returns` or `action`; got an object'],
    ['/0/driverScript/0/returns', (s) => s.driverScript.push({ module: 'probea', msg: 1, nth: 1, returns: 1 }), 'a string; got 1'],
  ] satisfies [string, (scenario: RawScenario) => void, string][])('is told with the JSON pointer %s', (pointer, change, said) => {
    const scenario = rawScenario('open-close-once');
    change(scenario);
    expect(complaint(JSON.stringify([scenario]))).toBe(`drv replay: [invalid_file] FILE: ${pointer}: expected ${said}\n`);
  });
});
