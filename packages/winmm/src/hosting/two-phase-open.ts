import type { Native } from '../native-integer.js';

/**
 * An OpenDriver of this thread that is under way.
 *
 * Wine opens a module's first instance with lParam2 ≠ 0 in two phases: an instance of its own with lParam2 zero, then the
 * wanted one. When that one refuses, Wine frees the first one's memory twice, and the process may crash or hang later. So a
 * hosted driver never refuses there: its DRV_OPEN is answered with success, the instance is closed as soon as OpenDriver
 * returns, and its driver sees none of that. What the driver and the caller see is what they would.
 */
export interface OpenCall {
  readonly outer: OpenCall | null;
  readonly hasLParam2: boolean;
  /** The driver that opened with lParam2 zero, though the call has another. */
  firstPhase: object | null;
  /** The instance that was refused without winmm being told. */
  refused: Native | null;
}

let current: OpenCall | null = null;

export function beginOpen(lParam2: Native): OpenCall {
  current = { outer: current, hasLParam2: lParam2 !== 0, firstPhase: null, refused: null };
  return current;
}

export function endOpen(call: OpenCall): void {
  current = call.outer;
}

/** A hosted driver's DRV_OPEN succeeded. */
export function noteOpened(driver: object, lParam2: Native): void {
  if (current !== null && current.hasLParam2 && lParam2 === 0) current.firstPhase = driver;
}

/** A hosted driver refuses DRV_OPEN: must winmm not be told? */
export function hidesRefusal(driver: object, hdrvr: Native, lParam2: Native): boolean {
  if (current === null || current.firstPhase !== driver || lParam2 === 0) return false;
  current.refused = hdrvr;
  return true;
}
