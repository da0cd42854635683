import { drv } from '@driverproc/cli';
import { describe, expect, it } from 'vitest';
import { recordedTerminal } from '../recorded-terminal.js';
import { rawScenario, withFile } from './recording-file.js';
import type { RawScenario } from './recording-file.js';

/** What is said of a scenario that cannot be replayed. */
function complaint(name: string, change: (scenario: RawScenario) => void): string {
  const scenario = rawScenario(name);
  change(scenario);
  const terminal = recordedTerminal();
  const code = withFile(JSON.stringify([scenario]), (file) => drv(['replay', file, '--json'], terminal));
  const [, report, end] = terminal.json();
  expect({ code, end }).toEqual({ code: 1, end: { type: 'end', passed: 0, failed: 1, skipped: 0 } });
  expect(report.differences).toHaveLength(1);
  return report.differences[0].got as string;
}

describe('a scenario with something that is not known fails, and says what', () => {
  it.each([
    ['a step', (s) => (s.steps[2].call = '(is module asleep)'), '[invalid_file] the step (is module asleep) is not known'],
    ['a scene-setting step', (s) => (s.steps[2].call = '(registry shuffled: section)'), '[invalid_file] the step (registry shuffled: section) is not known'],
    ['a form of handle', (s) => (s.steps[1].args[0] = 'handle one'), '[invalid_file] argument 1 of CloseDriver is not known: expected a handle; got "handle one"'],
    ['a form of value', (s) => (s.steps[1].args[1] = 'some'), '[invalid_file] argument 2 of CloseDriver is not known: expected a value; got "some"'],
    ['a name that is no text', (s) => (s.steps[0].args[0] = 5), '[invalid_file] argument 1 of OpenDriver is not known: expected a string or null; got 5'],
    ['a number of arguments', (s) => s.steps[1].args.push('0x0'), '[invalid_file] CloseDriver with 4 arguments is not known; expected 3'],
    ['an answer in words', (s) => (s.driverDefaults += ', a shrug'), '[invalid_file] driverDefaults: "a shrug" is not known'],
    ['half of the answers', (s) => (s.driverDefaults = 'LOAD 1, ENABLE 1'), '[invalid_file] driverDefaults: "LOAD 1, ENABLE 1" does not say what all other messages answer'],
    ['a key of the scenario', (s) => (s.weather = 'fine'), '/0/weather, which is not known'],
    ['a key of a step', (s) => (s.steps[1].retries = 2), '/0/steps/1/retries, which is not known'],
    ['a key of a call', (s) => (s.trace[0]['a/b~c'] = 2), '/0/trace/0/a~1b~0c, which is not known'],
  ] satisfies [string, (scenario: RawScenario) => void, string][])('%s', (_what, change, said) => {
    expect(complaint('open-close-once', change)).toBe(said);
  });

  it.each([
    ['an action', (s) => (s.driverScript[0].action = 'OpenDriver(self, 0) twice'), '[invalid_file] the driver\'s action "OpenDriver(self, 0) twice" is not known'],
    ['a function in an action', (s) => (s.driverScript[0].action = 'GetNextDriver(own hdrvr)'), '[invalid_file] the driver\'s action "GetNextDriver(own hdrvr)" is not known'],
    ['an argument in an action', (s) => (s.driverScript[0].action = 'OpenDriver(something, 0)'), '[invalid_file] the driver\'s action "OpenDriver(something, 0)" is not known'],
    ['how often', (s) => (s.driverScript[0].nth = 'sometimes'), '[invalid_file] nth "sometimes" is not known'],
    ['a step without an action', (s) => (s.driverScript = []), "[invalid_file] step 1, OpenDriver inside trace 2, is not in the actions of the driver's script"],
    ['a step that is not the action', (s) => (s.driverScript[0].action = 'CloseDriver(own hdrvr)'), "[invalid_file] step 1, OpenDriver inside trace 2, is not in the actions of the driver's script"],
    ['an argument that is not the action\'s', (s) => (s.driverScript[0].action = 'OpenDriver(self, 0x99)'), "[invalid_file] step 1, OpenDriver inside trace 2, is not in the actions of the driver's script"],
    ['an action without a step', (s) => (s.driverScript[0].action += ', GetDriverFlags'), "[invalid_file] no step inside trace 2 has the action's call GetDriverFlags"],
  ] satisfies [string, (scenario: RawScenario) => void, string][])('of the driver: %s', (_what, change, said) => {
    expect(complaint('reenter-open-in-open', change)).toBe(said);
  });

  it('a handle that no message had', () => {
    expect(complaint('close-twice', (s) => (s.steps[2].args[0] = 'h7'))).toBe('[invalid_file] h7 has not been in a message yet');
  });

  it('a target of DriverCallback', () => {
    expect(complaint('DriverCallback', (s) => (s.steps[0].args[0] = 'a pigeon'))).toBe(
      '[invalid_file] argument 1 of DriverCallback is not known: expected null, function, window, bad window, this thread, bad thread, event, bad event; got "a pigeon"',
    );
  });
});
