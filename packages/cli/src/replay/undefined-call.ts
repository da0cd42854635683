import { DRV_CLOSE, DRV_DISABLE, DRV_FREE, DRV_OPEN } from '@driverproc/messages';
import type { Scenario } from './recording.js';

/** The step from which winmm's behaviour is undefined. */
export interface UndefinedStep {
  readonly step: number;
  /** Is it a call known to be undefined, which is refused here? Else the recording only shows that something broke. */
  readonly refused: boolean;
}

const selfCloseIsUndefined: ReadonlySet<number> = new Set([DRV_OPEN, DRV_CLOSE, DRV_DISABLE, DRV_FREE]);

/**
 * The first step that opens with neither name nor section, or closes an instance inside its own opening or closing; else
 * the first that did not return.
 *
 * @returns `null` for a scenario that is defined throughout.
 */
export function firstUndefinedStep({ undefinedBehaviour, steps, trace }: Scenario): UndefinedStep | null {
  if (!undefinedBehaviour) return null;
  const known = steps.findIndex(({ call, args, insideTrace }) => {
    if (call.startsWith('OpenDriver')) return args[0] === null && args[1] === null;
    if (call !== 'CloseDriver' || insideTrace === null) return false;
    const inside = trace[insideTrace]!;
    return selfCloseIsUndefined.has(inside.msg) && inside.hdrvr === args[0];
  });
  if (known !== -1) return { step: known, refused: true };
  return { step: Math.max(0, steps.findIndex(({ result }) => result === 'did not return')), refused: false };
}
