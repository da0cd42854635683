import { DRV_CLOSE, DRV_OPEN } from '@driverproc/messages';
import type { Scenario } from './recording.js';

/**
 * The step from which winmm's behaviour is undefined: the first one that opens with neither name nor section, or closes
 * an instance inside its own DRV_OPEN or DRV_CLOSE; else the first that did not return.
 *
 * @returns `null` for a scenario that is defined throughout.
 */
export function firstUndefinedStep({ undefinedBehaviour, steps, trace }: Scenario): number | null {
  if (!undefinedBehaviour) return null;
  const known = steps.findIndex(({ call, args, insideTrace }) => {
    if (call.startsWith('OpenDriver')) return args[0] === null && args[1] === null;
    if (call !== 'CloseDriver' || insideTrace === null) return false;
    const inside = trace[insideTrace]!;
    return (inside.msg === DRV_OPEN || inside.msg === DRV_CLOSE) && inside.hdrvr === args[0];
  });
  return known !== -1 ? known : Math.max(0, steps.findIndex(({ result }) => result === 'did not return'));
}
