import { isDriverError } from '@driverproc/binding';
import type { DriverProc } from '@driverproc/binding';
import type { HostProfileName } from '@driverproc/dispatcher';
import { checkActions, readActions } from './check-actions.js';
import { compareAnswer, compareCall, identifierValues } from './compare-call.js';
import type { FieldDifference } from './compare-call.js';
import { compareCallbacks, compareLibrary, compareOutcome, isNotCompared } from './compare-step.js';
import type { LiveCallback, LiveLibraryEvent } from './compare-step.js';
import { createDriverBehaviour } from './driver-behaviour.js';
import { parseDriverDefaults } from './driver-defaults.js';
import { reasonNotToMake, reasonToSkip } from './not-reproducible.js';
import type { Scenario } from './recording.js';
import { createScene } from './scene.js';
import { prepareStep, setValue } from './step-calls.js';
import { firstUndefinedStep } from './undefined-call.js';
import { unrecorded } from './unrecorded.js';

/** Where a replay and the recording differ, and in which step. `step` is `null` for the scenario as a whole. */
interface Difference extends FieldDifference {
  readonly step: number | null;
}

export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  readonly reason: string | null;
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

/** Replays one scenario in a driver manager of its own, up to the first step of the application that differs. */
export function replayScenario(scenario: Scenario, profile: HostProfileName): ScenarioReport {
  const differences: Difference[] = scenario.unknownKeys.map((pointer) => ({
    step: null,
    what: 'format',
    expected: 'the keys of the format',
    got: `${pointer}, which is not known`,
  }));
  const notes: string[] = [];
  if (differences.length > 0) return { scenario, outcome: 'failed', reason: null, differences, notes };
  const reason = reasonToSkip(scenario);
  try {
    if (reason === null) replay(scenario, profile, differences, notes);
    else checkForm(scenario);
  } catch (error) {
    if (!isDriverError(error)) throw error;
    differences.push({ step: null, what: 'replay', expected: 'a scenario that can be replayed', got: error.message });
  }
  if (differences.length > 0) return { scenario, outcome: 'failed', reason: null, differences, notes };
  return { scenario, outcome: reason === null ? 'passed' : 'skipped', reason, differences, notes };
}

/**
 * Checks that what is not replayed is at least known: its actions, answers, steps and their arguments.
 *
 * @throws DriverError `invalid_file`.
 */
function checkForm(scenario: Scenario): void {
  readActions(scenario);
  parseDriverDefaults(scenario.driverDefaults);
  for (const step of scenario.steps) {
    if (reasonNotToMake(step) === null) prepareStep(step);
  }
}

function replay(scenario: Scenario, profile: HostProfileName, differences: Difference[], notes: string[]): void {
  const { steps, trace } = scenario;
  checkActions(scenario);
  const prepared = steps.map(prepareStep);
  const behaviour = createDriverBehaviour(scenario);
  const identifiers = identifierValues(scenario);
  const undefinedFrom = firstUndefinedStep(scenario);

  const library: LiveLibraryEvent[] = [];
  const callbacks: LiveCallback[] = [];
  const running: number[] = [];
  let comparing = true;
  let calls = 0;
  let depth = 0;
  const report = (step: number | null, found: readonly FieldDifference[]): void => {
    if (comparing) differences.push(...found.map((each) => ({ step, ...each })));
  };

  const driverProc = (module: string): DriverProc => (driverId, hdrvr, msg, lParam1, lParam2) => {
    const index = calls;
    calls += 1;
    const step = running[running.length - 1] ?? steps.length;
    const recorded = trace[index];
    const at = (found: readonly FieldDifference[]): FieldDifference[] => found.map((each) => ({ ...each, what: `trace ${index} ${each.what}` }));
    const live = { module, driverId, hdrvr, msg, lParam1, lParam2, step, depth };
    if (comparing && recorded === undefined) {
      report(step, at([{ what: 'call', expected: 'no more calls', got: `${module} message ${msg}` }]));
    } else if (comparing) {
      report(step, at(compareCall(live, recorded!, identifiers, scene.symbols, scene.manager.memory)));
    }
    const answer = behaviour.receive(module, msg);
    depth += 1;
    // Once it differs, the driver only answers: what it would do inside belongs to another message.
    if (comparing && differences.length === 0) {
      steps.forEach((each, number) => {
        if (each.insideTrace === index) makeStep(number);
      });
    }
    depth -= 1;
    const value = answer(recorded, (each) => scene.manager.defDriverProc(0, 0, each, 0, 0));
    if (comparing && recorded !== undefined) report(step, at(compareAnswer(value, recorded)));
    return value;
  };

  const scene = createScene(profile, {
    driverProc,
    moduleChanged(module, event) {
      if (comparing) library.push({ module, event, step: running[0] ?? steps.length, beforeTrace: calls });
    },
    calledBack(kind, values) {
      callbacks.push({ kind, values, afterStep: running[0] ?? steps.length });
    },
  });

  const makeStep = (number: number): void => {
    const step = steps[number]!;
    if (number === undefinedFrom?.step) {
      const checked = undefinedFrom.refused ? 'that it is refused here was checked' : 'that nothing is thrown was checked';
      notes.push(`step ${number}, ${step.call}, is undefined in winmm: compared up to there; ${checked}`);
      if (undefinedFrom.refused) checkRefused(number);
      comparing = false;
      if (undefinedFrom.refused) return;
    }
    if (comparing && calls !== step.traceFrom) {
      report(number, [{ what: 'calls before it', expected: String(step.traceFrom), got: String(calls) }]);
    }
    running.push(number);
    try {
      const outcome = prepared[number]!(scene);
      if (!comparing) return;
      if (isNotCompared(step.result, outcome)) {
        notes.push(`step ${number}, ${step.call}: "${step.result}" is no word for success or failure that is known, and was not compared`);
      }
      report(number, compareOutcome(step.result, outcome, number, scene.symbols));
      if (calls !== step.traceTo) report(number, [{ what: 'calls after it', expected: String(step.traceTo), got: String(calls) }]);
    } catch (error) {
      if (!isDriverError(error)) throw error;
      // After an undefined call a later step may name a handle that never came to be; nothing else may throw.
      if (!comparing && error.code === 'invalid_file') return;
      differences.push({ step: number, what: 'result', expected: String(step.result), got: error.message });
    } finally {
      running.pop();
    }
  };

  /** An undefined call has one safe answer here: it is refused, and the manager goes on. */
  const checkRefused = (number: number): void => {
    const before = calls;
    const outcome = prepared[number]!(scene);
    const refused = (outcome.kind === 'handle' && outcome.hdrvr === null) || (outcome.kind === 'text' && outcome.text === '0x0');
    if (!refused || calls !== before) {
      report(number, [{ what: 'undefined call', expected: 'refused, and nothing sent', got: refused ? 'messages sent' : 'not refused' }]);
    }
  };

  for (let number = 0; number < steps.length; number += 1) {
    for (const { scenario: name, beforeStep, deletes, why } of unrecorded) {
      if (name !== scenario.name || beforeStep !== number) continue;
      setValue(scene.registry, ...deletes, null);
      notes.push(`before step ${number}, ${deletes.join(' ')} is deleted: ${why}`);
    }
    if (steps[number]!.insideTrace === null) makeStep(number);
    if (differences.length > 0) return;
  }
  report(null, compareLibrary(library, scenario.library, undefinedFrom !== null));
  report(null, compareCallbacks(callbacks, scenario.callbacks));
  if (calls < trace.length) report(null, [{ what: 'trace', expected: `${trace.length} calls`, got: `${calls}` }]);
  comparing = false;
  scene.manager.closeAll();
  const left = scene.manager.instances().length;
  if (left > 0) differences.push({ step: null, what: 'after closing all', expected: 'no open instance', got: `${left} open` });
}
