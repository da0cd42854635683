import { DriverError } from '@driverproc/binding';
import { parseDriverAction } from './driver-action.js';
import type { ActionArg, ActionCall, DriverAction } from './driver-action.js';
import type { Scalar, Scenario, ScriptEntry, Step, TraceEntry } from './recording.js';
import { parseValue } from './value-text.js';

/**
 * Reads the actions of the driver's script.
 *
 * @throws DriverError `invalid_file` for words that are not known.
 */
export function readActions({ driverScript }: Scenario): ReadonlyMap<ScriptEntry, DriverAction> {
  const actions = new Map<ScriptEntry, DriverAction>();
  for (const entry of driverScript) {
    if (entry.nth !== 'every' && (typeof entry.nth !== 'number' || entry.nth < 1)) throw notKnown(`nth ${JSON.stringify(entry.nth)}`);
    if (entry.action === null) continue;
    const action = parseDriverAction(entry.action);
    if (action === null) throw notKnown(`the driver's action "${entry.action}"`);
    actions.set(entry, action);
  }
  return actions;
}

/**
 * Checks that the driver's script and the steps it made agree: every action is made of calls that are known, and the
 * steps recorded inside a message are the calls of that message's actions, in order. A replay makes the recorded steps,
 * which have exact arguments where an action has words.
 *
 * @throws DriverError `invalid_file`: what is not known, or does not agree.
 */
export function checkActions(scenario: Scenario): void {
  const actions = readActions(scenario);
  const received = new Map<string, number>();
  const done = new Set<ScriptEntry>();
  scenario.trace.forEach((entry, index) => {
    const key = `${entry.module} ${entry.msg}`;
    const nth = (received.get(key) ?? 0) + 1;
    received.set(key, nth);
    const expected: ActionCall[] = [];
    for (const [script, action] of actions) {
      if (script.module !== entry.module || script.msg !== entry.msg) continue;
      if ((script.nth !== 'every' && script.nth !== nth) || (action.firstTimeOnly && done.has(script))) continue;
      done.add(script);
      expected.push(...action.calls);
    }
    const steps = scenario.steps.filter((step) => step.insideTrace === index);
    for (let each = 0; each < Math.max(expected.length, steps.length); each += 1) {
      checkCall(expected[each], steps[each], entry, index, scenario);
    }
  });
}

function checkCall(call: ActionCall | undefined, step: Step | undefined, entry: TraceEntry, index: number, scenario: Scenario): void {
  if (step === undefined) throw new DriverError('invalid_file', `no step inside trace ${index} has the action's call ${call?.name}`);
  const number = scenario.steps.indexOf(step);
  const fits =
    call !== undefined && call.name === step.call.replace(/\(.*/, '') && (call.args ?? []).every((arg, place) => fitsArg(arg, place, step, entry, scenario));
  if (!fits) throw new DriverError('invalid_file', `step ${number}, ${step.call} inside trace ${index}, is not in the actions of the driver's script`);
}

function fitsArg(arg: ActionArg, place: number, step: Step, entry: TraceEntry, scenario: Scenario): boolean {
  // The words of an open leave the section out, unless it is given as text: a value after the name is lParam2.
  const isOpen = step.call.startsWith('OpenDriver');
  const isLibrary = step.call.includes('Library');
  const recorded = (isOpen && arg.kind === 'value' ? step.args.at(-1) : step.args[place]) ?? null;
  switch (arg.kind) {
    case 'self':
      return moduleOfName(recorded) === entry.module;
    case 'module':
      return (isOpen || isLibrary ? moduleOfName(recorded) : moduleOfHandle(recorded, scenario)) === arg.name;
    case 'text':
      return recorded === arg.text;
    case 'own':
      return recorded === entry.hdrvr;
    case 'other':
      return typeof recorded === 'string' && recorded !== entry.hdrvr;
    case 'handle':
      return /^(?:h\d+(?:\+\d+)?|bad:\w+|0x[0-9a-f]+)$/.test(arg.words) ? recorded === arg.words : true;
    case 'message':
      return recorded === arg.msg;
    case 'value':
      return (typeof recorded === 'string' ? parseValue(recorded) : recorded) === arg.value;
    case 'null':
      return recorded === null;
  }
}

function moduleOfName(name: Scalar): string | null {
  if (typeof name !== 'string') return null;
  const file = name.split(' ')[0]!;
  return file.slice(file.lastIndexOf('\\') + 1).replace(/\.dll$/i, '').toLowerCase();
}

function moduleOfHandle(handle: Scalar, scenario: Scenario): string | null {
  return scenario.trace.find(({ hdrvr }) => hdrvr === handle)?.module ?? null;
}

function notKnown(what: string): DriverError {
  return new DriverError('invalid_file', `${what} is not known`);
}
