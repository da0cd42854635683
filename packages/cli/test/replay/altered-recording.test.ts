import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/replay/read-recording.js';
import { replayScenario } from '../../src/replay/replay-scenario.js';
import type { Scenario } from '../../src/replay/recording.js';
import { recording } from './recording-file.js';

const replayed = readRecording(recording).filter((each) => replayScenario(each, 'wine').outcome === 'passed');
const defined = replayed.filter((each) => !each.undefinedBehaviour);

function fails(scenario: Scenario): boolean {
  return replayScenario(scenario, 'wine').outcome === 'failed';
}

/** A recorded value, but another one. */
function other(value: unknown): never {
  if (typeof value === 'number') return (value + 1) as never;
  if (value === null) return 'h1' as never;
  if (typeof value === 'object') return { string: 'something else' } as never;
  // Any other number is success too.
  if (value === '1' || value === 'loaded') return '0' as never;
  return (value === '0x7' ? '0x8' : '0x7') as never;
}

describe('a recording in which one thing is altered', () => {
  it('has 69 scenarios that are compared to their end', () => {
    expect(defined).toHaveLength(69);
  });

  it.each(['result', 'traceFrom', 'traceTo'] as const)('fails at the %s of any step', (key) => {
    const survivors = defined.flatMap((scenario) =>
      scenario.steps.flatMap((step, index) => {
        const steps = scenario.steps.with(index, { ...step, [key]: other(step[key]) });
        return fails({ ...scenario, steps }) ? [] : [`${scenario.name} step ${index}`];
      }),
    );
    expect(survivors).toEqual([]);
  });

  it.each(['module', 'msg', 'hdrvr', 'lParam1', 'lParam2', 'returned', 'depth', 'step'] as const)('fails at the %s of any call of a DriverProc', (key) => {
    const survivors = defined.flatMap((scenario) =>
      scenario.trace.flatMap((entry, index) => {
        const trace = scenario.trace.with(index, { ...entry, returnedValue: key === 'returned' ? null : entry.returnedValue, [key]: other(entry[key]) });
        return fails({ ...scenario, trace }) ? [] : [`${scenario.name} trace ${index}`];
      }),
    );
    expect(survivors).toEqual([]);
  });

  it('fails at the driver id of any call of a DriverProc', () => {
    const survivors = defined.flatMap((scenario) =>
      scenario.trace.flatMap((entry, index) => {
        const trace = scenario.trace.with(index, { ...entry, driverId: entry.driverId === 0 ? '0x7' : 0 });
        return fails({ ...scenario, trace }) ? [] : [`${scenario.name} trace ${index}`];
      }),
    );
    expect(survivors).toEqual([]);
  });

  it('fails where a call of a DriverProc is missing, or one too many', () => {
    const last = defined.filter(({ trace }) => trace.length > 0).map((scenario) => ({ ...scenario, trace: scenario.trace.slice(0, -1) }));
    expect(last.filter((each) => !fails(each)).map(({ name }) => name)).toEqual([]);
    const more = defined.filter(({ trace }) => trace.length > 0).map((scenario) => ({ ...scenario, trace: [...scenario.trace, scenario.trace[0]!] }));
    expect(more.filter((each) => !fails(each)).map(({ name }) => name)).toEqual([]);
  });

  it('fails where a module came or went at another time', () => {
    const survivors = defined.flatMap((scenario) =>
      scenario.library.flatMap((event, index) => {
        if (event.processEnding) return [];
        const library = scenario.library.with(index, { ...event, beforeTrace: event.beforeTrace + 1 });
        return fails({ ...scenario, library }) ? [] : [`${scenario.name} library ${index}`];
      }),
    );
    expect(survivors).toEqual([]);
  });

  it('fails where a client was called back differently', () => {
    const scenario = defined.find(({ name }) => name === 'DriverCallback')!;
    const [first, ...rest] = scenario.callbacks;
    expect(fails({ ...scenario, callbacks: rest })).toBe(true);
    expect(fails({ ...scenario, callbacks: [{ ...first!, afterStep: 1 }, ...rest] })).toBe(true);
    expect(fails({ ...scenario, callbacks: [{ ...first!, values: { ...first!.values, user: '0x1' } }, ...rest] })).toBe(true);
  });

  it('fails before the undefined call of a scenario too', () => {
    const scenario = replayed.find(({ name }) => name === 'reenter-close-self-in-close')!;
    expect(fails({ ...scenario, trace: scenario.trace.with(3, { ...scenario.trace[3]!, returned: '0x7', returnedValue: null }) })).toBe(true);
    expect(fails({ ...scenario, trace: scenario.trace.with(4, { ...scenario.trace[4]!, lParam1: '0x7' }) })).toBe(true);
    expect(fails({ ...scenario, trace: scenario.trace.with(5, { ...scenario.trace[5]!, lParam1: '0x7' }) })).toBe(false);
  });
});
