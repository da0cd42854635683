import { drv } from '@driverproc/cli';
import { describe, expect, it } from 'vitest';
import { notReproducible } from '../../src/replay/not-reproducible.ts';
import { recordedTerminal } from '../recorded-terminal.js';
import { rawScenario, withFile } from './recording-file.js';
import type { RawScenario } from './recording-file.js';

/** What came of a scenario of the recording, changed. */
function replay(name: string, change: (scenario: RawScenario) => void) {
  const scenario = rawScenario(name);
  change(scenario);
  const terminal = recordedTerminal();
  withFile(JSON.stringify([scenario]), (file) => drv(['replay', file, '--json'], terminal));
  return terminal.json()[1];
}

const said = (name: string, change: (scenario: RawScenario) => void): unknown => {
  const { outcome, reason, differences } = replay(name, change);
  return [outcome, reason, ...differences.map(({ got }: { got: string }) => got)];
};

describe('what one process cannot show', () => {
  it('is listed by name, with the reason that its steps give', () => {
    // Each is skipped under its name, and under another name for the same reason: the list and the steps agree.
    for (const [name, reason] of Object.entries(notReproducible)) {
      expect(replay(name, () => undefined)).toMatchObject({ outcome: 'skipped', reason });
      expect(replay(name, (s) => (s.name = 'another name'))).toMatchObject({ outcome: 'skipped', reason });
    }
  });

  it.each([
    ['exit-ExitProcess', /^the process ends/],
    ['session-end-without-window', /^a real window/],
    ['threads-handle-shared', /^several threads/],
    ['exports', /^the export table/],
  ])('is skipped by its steps, not by its name: %s', (name, reason) => {
    expect(replay(name, (s) => (s.name = 'another name'))).toMatchObject({ outcome: 'skipped', reason: expect.stringMatching(reason) });
  });

  it.each(['exports', 'exit-ExitProcess', 'power-broadcast', 'threads-handle-shared'])('is not an ordinary scenario that is called %s', (name) => {
    expect(replay('open-close-once', (s) => (s.name = name)).outcome).toBe('passed');
    const wrong = (s: RawScenario): void => {
      s.name = name;
      s.steps[1].result = '0x0';
    };
    expect(replay('open-close-once', wrong).outcome).toBe('failed');
  });

  it('is not a scenario of one thread', () => {
    const inOneThread = (s: RawScenario): void => s.steps.forEach((step: RawScenario) => (step.thread = 't1'));
    expect(replay('open-close-once', inOneThread).outcome).toBe('passed');
  });

  it.each([
    ['a key', 'exports', (s) => (s.weather = 'fine'), '/0/weather, which is not known'],
    ['a key of a step', 'exit-ExitProcess', (s) => (s.steps[0].retries = 2), '/0/steps/0/retries, which is not known'],
    ['a step', 'exit-ExitProcess', (s) => (s.steps[1].call = 'OpenEverything'), '[invalid_file] the step OpenEverything is not known'],
    ['a message of a window', 'power-broadcast', (s) => (s.steps[3].call = 'SendMessage something'), '[invalid_file] the step SendMessage something is not known'],
    ['an argument', 'threads-handle-shared', (s) => (s.steps[1].args[0] = 'handle one'), '[invalid_file] argument 1 of SendDriverMessage is not known: expected a handle; got "handle one"'],
    ['an action', 'threads-open-during-load', (s) => (s.driverScript[0].action = 'sleep a while'), '[invalid_file] the driver\'s action "sleep a while" is not known'],
    ['how often', 'threads-open-during-load', (s) => (s.driverScript[0].nth = 'sometimes'), '[invalid_file] nth "sometimes" is not known'],
    ['an answer in words', 'exports', (s) => (s.driverDefaults = 'a shrug'), '[invalid_file] driverDefaults: "a shrug" is not known'],
  ] satisfies [string, string, (scenario: RawScenario) => void, string][])('still fails with something that is not known: %s', (_what, name, change, text) => {
    expect(said(name, change)).toEqual(['failed', null, text]);
  });
});
