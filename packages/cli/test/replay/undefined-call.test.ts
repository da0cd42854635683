import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/replay/read-recording.js';
import type { Scenario } from '../../src/replay/recording.js';
import { replayScenario } from '../../src/replay/replay-scenario.js';
import { firstUndefinedStep } from '../../src/replay/undefined-call.js';
import { recording } from './recording-file.js';

const scenarios = readRecording(recording);

function named(name: string): Scenario {
  return scenarios.find((each) => each.name === name)!;
}

describe('a scenario that is said to be undefined', () => {
  it('is compared to its end where no step is known to be undefined', () => {
    const ordinary = scenarios.filter((each) => !each.undefinedBehaviour && replayScenario(each, 'wine').outcome === 'passed');
    const marked = ordinary.map((each) => ({ ...each, undefinedBehaviour: true }));
    expect(marked.map((each) => replayScenario(each, 'wine')).filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    const wrong = marked.map((each) => ({ ...each, steps: [...each.steps.slice(0, -1), { ...each.steps.at(-1)!, result: '0x7' }] }));
    expect(wrong.map((each) => replayScenario(each, 'wine')).filter(({ outcome }) => outcome !== 'failed')).toEqual([]);
  });

  it('is compared up to a step that did not return', () => {
    const scenario = { ...named('open-close-once'), undefinedBehaviour: true };
    const steps = scenario.steps.with(1, { ...scenario.steps[1]!, result: 'did not return' });
    expect(firstUndefinedStep({ ...scenario, steps })).toEqual({ step: 1, refused: false });
    expect(replayScenario({ ...scenario, steps }, 'wine')).toMatchObject({ outcome: 'passed', notes: [expect.stringMatching(/^step 1, CloseDriver, is undefined/)] });
    const trace = scenario.trace.with(0, { ...scenario.trace[0]!, lParam1: '0x7' });
    expect(replayScenario({ ...scenario, steps, trace }, 'wine').outcome).toBe('failed');
  });

  it('is undefined from where a driver closes its instance inside a message inside DRV_CLOSE', () => {
    const { trace, steps, ...rest } = named('open-close-once');
    const inside = (call: string, args: string[], insideTrace: number) => ({ call, args, result: '0x1', traceFrom: insideTrace + 1, traceTo: insideTrace + 1, insideTrace, thread: null });
    const closing = { ...trace[3]!, step: 1 };
    const nested = { ...closing, msg: 0x4000, step: 2, depth: 1 };
    const scenario = {
      ...rest,
      undefinedBehaviour: true,
      trace: [...trace.slice(0, 3), closing, nested],
      steps: [steps[0]!, steps[1]!, inside('SendDriverMessage', ['h1', '0x4000', '0x0', '0x0'], 3), inside('CloseDriver', ['h1', '0x0', '0x0'], 4)],
    };
    expect(firstUndefinedStep(scenario)).toEqual({ step: 3, refused: true });
    expect(firstUndefinedStep({ ...scenario, trace: scenario.trace.with(3, { ...closing, hdrvr: 'h2' }) })).toBeNull();
  });

  it.each([
    ['DRV_LOAD', 1, 0],
    ['DRV_ENABLE', 2, 1],
    ['DRV_OPEN', 3, 2],
  ])('is compared up to where a driver closes its instance inside %s', (_message, msg, inside) => {
    const { trace, steps, ...rest } = named('open-close-once');
    const closing = { call: 'CloseDriver', args: ['h1', '0x0', '0x0'], result: '0x1', traceFrom: inside + 1, traceTo: inside + 1, insideTrace: inside, thread: null };
    const script = [{ module: 'probea', msg, nth: 1, returns: null, action: 'CloseDriver(own hdrvr)' }];
    const open = { ...steps[0]!, result: 'did not return' };
    const scenario = { ...rest, undefinedBehaviour: true, driverScript: script, trace: trace.slice(0, 3), steps: [open, closing] };
    expect(firstUndefinedStep(scenario)).toEqual({ step: 1, refused: true });
    expect(replayScenario(scenario, 'wine')).toMatchObject({ outcome: 'passed', notes: [expect.stringMatching(/^step 1, CloseDriver, .* refused here was checked$/)] });
  });
});
