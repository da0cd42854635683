import { asBoolean, asCount, asList, asObject, asScalar, asText, member, optional, unexpected } from './json-place.js';
import type { JsonPlace } from './json-place.js';
import { readJson } from './read-json.js';
import type { CallbackEvent, LibraryEvent, PointedText, Scenario, ScriptEntry, Step, TraceEntry } from './recording.js';
import { parseValue } from './value-text.js';

const MESSAGE_MAX = 0xffffffff;

// The keys of each kind of object. Those that are only read past describe the recording, not the behaviour.
const keys = {
  scenario: ['name', 'driverDefaults', 'driverScript', 'steps', 'trace', 'library', 'callbacks', 'undefinedBehaviour', 'notes', 'completed', 'exitCode', 'crash', 'timingDependent'],
  script: ['module', 'msg', 'msgName', 'nth', 'returns', 'action'],
  step: ['step', 'call', 'args', 'result', 'traceFrom', 'traceTo', 'insideTrace', 'thread'],
  trace: ['module', 'msg', 'msgName', 'driverIdIsZero', 'driverId', 'hdrvr', 'lParam1', 'lParam2', 'returned', 'returnedValue', 'step', 'depth', 'thread'],
  library: ['module', 'event', 'step', 'beforeTrace', 'processEnding'],
  callback: ['kind', 'hdrvr', 'msg', 'user', 'param1', 'param2', 'lParam', 'afterStep'],
} as const;

/**
 * Reads and checks a recording.
 *
 * @throws DriverError `invalid_file`: the path, the JSON pointer, what was expected and what is there.
 */
export function readRecording(file: string): Scenario[] {
  const place = readJson(file);
  const scenarios = asList(place, readScenario);
  if (scenarios.length === 0) throw unexpected(place, 'at least one scenario');
  return scenarios;
}

function readScenario(place: JsonPlace): Scenario {
  const unknownKeys: string[] = [];
  const listOf = <T>(key: string, known: readonly string[], read: (each: JsonPlace, index: number) => T): T[] =>
    optional(place, key, (list) => asList(list, (each, index) => (collectUnknown(each, known, unknownKeys), read(each, index))), []);

  collectUnknown(place, keys.scenario, unknownKeys);
  const scenario: Scenario = {
    name: asText(member(place, 'name')),
    driverDefaults: asText(member(place, 'driverDefaults')),
    driverScript: listOf('driverScript', keys.script, readScriptEntry),
    steps: listOf('steps', keys.step, readStep),
    trace: listOf('trace', keys.trace, readTraceEntry),
    library: listOf('library', keys.library, readLibraryEvent),
    callbacks: listOf('callbacks', keys.callback, readCallback),
    undefinedBehaviour: member(place, 'undefinedBehaviour').value !== undefined,
    unknownKeys,
  };
  if (scenario.steps.length === 0) throw unexpected(member(place, 'steps'), 'at least one step');
  checkReferences(place, scenario);
  return scenario;
}

function collectUnknown(place: JsonPlace, known: readonly string[], unknownKeys: string[]): void {
  for (const key of Object.keys(asObject(place))) {
    if (!known.includes(key)) unknownKeys.push(member(place, key).pointer);
  }
}

function readScriptEntry(place: JsonPlace): ScriptEntry {
  const entry: ScriptEntry = {
    module: asText(member(place, 'module')),
    msg: asCount(member(place, 'msg'), MESSAGE_MAX),
    nth: readNth(member(place, 'nth')),
    returns: optional(place, 'returns', asValue, null),
    action: optional(place, 'action', asText, null),
  };
  if (entry.returns === null && entry.action === null) throw unexpected(place, 'an object with `returns` or `action`');
  return entry;
}

function readNth(place: JsonPlace): number | string {
  return typeof place.value === 'string' ? place.value : asCount(place);
}

function readStep(place: JsonPlace, index: number): Step {
  const number = member(place, 'step');
  if (asCount(number) !== index) throw unexpected(number, `${index}, the place of the step in the list`);
  return {
    call: asText(member(place, 'call')),
    args: optional(place, 'args', (list) => asList(list, asScalar), []),
    result: asScalar(member(place, 'result')),
    traceFrom: asCount(member(place, 'traceFrom')),
    traceTo: asCount(member(place, 'traceTo')),
    insideTrace: optional(place, 'insideTrace', asCount, null),
    thread: optional(place, 'thread', asText, null),
  };
}

function readTraceEntry(place: JsonPlace): TraceEntry {
  const hdrvr = member(place, 'hdrvr');
  const driverId = member(place, 'driverId');
  return {
    module: asText(member(place, 'module')),
    msg: asCount(member(place, 'msg'), MESSAGE_MAX),
    driverId: typeof driverId.value === 'string' ? driverId.value : asCount(driverId, 0),
    hdrvr: hdrvr.value === null ? null : asText(hdrvr),
    lParam1: readLParam(member(place, 'lParam1')),
    lParam2: readLParam(member(place, 'lParam2')),
    returned: asText(member(place, 'returned')),
    returnedValue: optional(place, 'returnedValue', asValue, null),
    step: asCount(member(place, 'step')),
    depth: asCount(member(place, 'depth')),
  };
}

function readLParam(place: JsonPlace): string | PointedText {
  return typeof place.value === 'string' ? asValue(place) : { string: asText(member(place, 'string')) };
}

function asValue(place: JsonPlace): string {
  const text = asText(place);
  if (parseValue(text) === null) throw unexpected(place, 'a value as hexadecimal text, 0x0 to 0xffffffffffffffff');
  return text;
}

function readLibraryEvent(place: JsonPlace): LibraryEvent {
  return {
    module: asText(member(place, 'module')),
    event: asText(member(place, 'event')),
    step: asCount(member(place, 'step')),
    beforeTrace: asCount(member(place, 'beforeTrace')),
    processEnding: optional(place, 'processEnding', asBoolean, false),
  };
}

function readCallback(place: JsonPlace): CallbackEvent {
  const { kind, afterStep, ...values } = asObject(place);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' && typeof value !== 'number') throw unexpected(member(place, name), 'a string or a number');
  }
  return {
    kind: asText({ ...member(place, 'kind'), value: kind }),
    afterStep: asCount({ ...member(place, 'afterStep'), value: afterStep }),
    values: values as CallbackEvent['values'],
  };
}

/** Indices into the trace and the steps point at something that is there. */
function checkReferences(place: JsonPlace, { steps, trace }: Scenario): void {
  steps.forEach((step, index) => {
    const at = (key: string): JsonPlace => member({ ...place, pointer: `${place.pointer}/steps/${index}`, value: step }, key);
    if (step.traceTo > trace.length) throw unexpected(at('traceTo'), `at most ${trace.length}, the length of the trace`);
    if (step.traceFrom > step.traceTo) throw unexpected(at('traceFrom'), `at most traceTo, ${step.traceTo}`);
    if (step.insideTrace !== null && step.insideTrace >= trace.length) {
      throw unexpected(at('insideTrace'), `an index into the trace, which has ${trace.length} entries`);
    }
  });
  trace.forEach((entry, index) => {
    const at = { ...place, pointer: `${place.pointer}/trace/${index}/step`, value: entry.step };
    if (entry.step >= steps.length) throw unexpected(at, `an index into the steps, which are ${steps.length}`);
  });
}
