import type { Action } from './program.ts';
import type { Instance, Instances } from './instances.ts';

/*
 * What winmm leaves undefined. A program may contain it; the run leaves it out, by what the drivers have been told so far, so
 * that both managers leave the same out as long as they agree. Nowhere else is anything left out.
 *
 * 1. An instance that is opening or closing is not closed: winmm goes on in its freed memory.
 * 2. A session instance is not closed before the instance that it was made for is open: winmm then writes into it.
 * 3. The handle of a refused open is not used at all: Wine takes freed memory for an instance by a number in it.
 * 4. A closed handle is not used once another instance has come up: its address may be that one's.
 * 5. The handle of an instance that is closing is used inside its own messages only: after them its memory is free.
 * 6. Nothing is closed inside the closing of a session instance: winmm's walk over its list then stands on freed memory.
 * 7. The instance wanted after a session instance does not refuse: Wine frees the other one's memory twice.
 * 8. Drivers do nothing more in calls nested deeper than four, so that programs end.
 */
const DEEPEST = 4;

/** Where an action is made. */
export interface Situation {
  readonly instances: Instances;
  /** The instances whose messages it is made inside of, the innermost first. */
  readonly inside: readonly Instance[];
  /** What calls of OpenDriver have opened that have not returned. */
  readonly opened: readonly Instance[];
}

/** @param target - The instance whose handle the action takes; `undefined` for one that takes none, or a number that is none. */
export function isUndefined(action: Action, target: Instance | undefined, { instances, inside, opened }: Situation): boolean {
  if (inside.length > DEEPEST) return true;
  if (action.call === 'OpenDriver') return false;
  if (target?.phase === 'refused') return true;
  if (target?.phase === 'closed' && instances.all.length > target.closedAfter) return true;
  if (target?.phase === 'closing' && !inside.includes(target)) return true;
  if (action.call !== 'CloseDriver') return false;
  if (target?.phase === 'opening' || target?.phase === 'closing') return true;
  if (target !== undefined && opened.includes(target)) return true;
  return inside.some(({ isSessionInstance, phase }) => isSessionInstance && phase === 'closing');
}

/** May the driver not refuse this DRV_OPEN? @param openedInCall - What the OpenDriver that it belongs to has opened so far. */
export function mustNotRefuse(openedInCall: readonly Instance[]): boolean {
  return openedInCall.some(({ isSessionInstance }) => isSessionInstance);
}
