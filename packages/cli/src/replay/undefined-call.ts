import { DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { Scenario, Step, TraceEntry } from './recording.js';

/** The step from which winmm's behaviour is undefined. */
export interface UndefinedStep {
  readonly step: number;
  /** Is it a call known to be undefined, which is refused here? Else the recording only shows that something broke. */
  readonly refused: boolean;
}

const selfCloseIsUndefined: ReadonlySet<number> = new Set([DRV_LOAD, DRV_ENABLE, DRV_OPEN, DRV_CLOSE, DRV_DISABLE, DRV_FREE]);

/**
 * The first step that opens with neither name nor section, or closes an instance inside its own opening or closing; else
 * the first that did not return.
 *
 * @returns `null` for a scenario that is defined throughout, or is said not to be and has no such step.
 */
export function firstUndefinedStep(scenario: Scenario): UndefinedStep | null {
  const { undefinedBehaviour, steps } = scenario;
  if (!undefinedBehaviour) return null;
  const known = steps.findIndex((step) => {
    const { call, args } = step;
    if (call.startsWith('OpenDriver')) return args[0] === null && args[1] === null;
    return call === 'CloseDriver' && enclosing(step, scenario).some(({ msg, hdrvr }) => selfCloseIsUndefined.has(msg) && hdrvr === args[0]);
  });
  if (known !== -1) return { step: known, refused: true };
  const broken = steps.findIndex(({ result }) => result === 'did not return');
  return broken === -1 ? null : { step: broken, refused: false };
}

/** The messages that a step is made inside of, the innermost first. */
function enclosing({ insideTrace }: Step, { steps, trace }: Scenario): TraceEntry[] {
  const messages: TraceEntry[] = [];
  for (let index = insideTrace; index !== null; ) {
    const message = trace[index]!;
    messages.push(message);
    const outer = steps[message.step]!.insideTrace;
    // Outer messages come first; a file that says otherwise would go round in circles.
    index = outer !== null && outer < index ? outer : null;
  }
  return messages;
}
