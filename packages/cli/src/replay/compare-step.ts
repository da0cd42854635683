import type { LParam } from '@driverproc/binding';
import type { FieldDifference } from './compare-call.js';
import type { HandleSymbols } from './handle-symbols.js';
import type { CallbackEvent, LibraryEvent, Scalar } from './recording.js';
import type { StepOutcome } from './step-calls.js';
import { valueText } from './value-text.js';

export interface LiveLibraryEvent {
  readonly module: string;
  readonly event: string;
  readonly step: number;
  readonly beforeTrace: number;
}

export interface LiveCallback {
  readonly kind: string;
  readonly afterStep: number;
  readonly values: { readonly [name: string]: LParam };
}

/** Compares what came of a step with the recorded result. */
export function compareOutcome(recorded: Scalar, outcome: StepOutcome, step: number, symbols: HandleSymbols): FieldDifference[] {
  const expected = String(recorded);
  switch (outcome.kind) {
    case 'handle': {
      const { hdrvr } = outcome;
      const same = recorded === null || hdrvr === null ? recorded === hdrvr : symbols.agree(expected, hdrvr, step);
      return same ? [] : [{ what: 'result', expected, got: symbols.text(hdrvr ?? 0) }];
    }
    case 'text': {
      const got = String(outcome.text);
      return expected.toLowerCase() === got ? [] : [{ what: 'result', expected, got }];
    }
    case 'success':
    case 'freed': {
      if (isNotCompared(recorded, outcome) || successOf(recorded) === outcome.value) return [];
      const isKnown = successOf(recorded) !== null || recorded === DID_NOT_RETURN;
      const got = outcome.value ? 'success' : 'failure';
      return [{ what: 'result', expected: isKnown ? expected : `${expected}, which is no word for success or failure that is known`, got }];
    }
  }
}

const DID_NOT_RETURN = 'did not return';

/**
 * Is a recorded result left out of the comparison? A word that is not known is, for FreeLibrary only: more recordings
 * of the same kinds exist, and how they spell its result is not known.
 */
export function isNotCompared(recorded: Scalar, outcome: StepOutcome): boolean {
  return outcome.kind === 'freed' && successOf(recorded) === null && recorded !== DID_NOT_RETURN;
}

/** What a BOOL is by the value or the word that was recorded; `null` for a word that is not known. */
function successOf(recorded: Scalar): boolean | null {
  const text = String(recorded);
  if (/^(?:0x[0-9a-f]+|\d+)$/i.test(text)) return BigInt(text) !== 0n;
  if (/^(?:true|yes|ok|success|succeeded|loaded|freed|released|unloaded|module:\w+)$/i.test(text)) return true;
  return /^(?:false|no|null|failed|failure|not loaded|not freed)$/i.test(text) ? false : null;
}

/** Compares when modules came and went. @param onlySoFar - The replay stopped early: later recorded events are left out. */
export function compareLibrary(
  live: readonly LiveLibraryEvent[],
  recorded: readonly LibraryEvent[],
  onlySoFar: boolean,
): FieldDifference[] {
  // What happens as the recording process ends is not the manager's doing.
  const expected = recorded.filter(({ processEnding }) => !processEnding).map(libraryText);
  const got = live.map(libraryText);
  return firstDifference('library', onlySoFar ? expected.slice(0, got.length) : expected, got);
}

function libraryText({ module, event, step, beforeTrace }: LiveLibraryEvent): string {
  return `${module} ${event} in step ${step} before trace ${beforeTrace}`;
}

export function compareCallbacks(live: readonly LiveCallback[], recorded: readonly CallbackEvent[]): FieldDifference[] {
  return firstDifference('callback', recorded.map(callbackText), live.map(callbackText));
}

function callbackText({ kind, values, afterStep }: LiveCallback | CallbackEvent): string {
  const fields = Object.entries(values).map(([name, value]) => `${name} ${typeof value === 'string' ? value.toLowerCase() : valueText(value)}`);
  return [`${kind} in step ${afterStep}:`, ...fields.toSorted()].join(' ');
}

function firstDifference(what: string, expected: readonly string[], got: readonly string[]): FieldDifference[] {
  const length = Math.max(expected.length, got.length);
  for (let index = 0; index < length; index += 1) {
    if (expected[index] === got[index]) continue;
    return [{ what: `${what} ${index}`, expected: expected[index] ?? 'no more', got: got[index] ?? 'no more' }];
  }
  return [];
}
