/** One promise of speed and what was measured. */
export interface Figure {
  readonly name: string;
  readonly baseline: string;
  /** What must not be exceeded: a ratio to the baseline, unless `unit` says otherwise. Absent for a peer, which is for comparison. */
  readonly target?: number;
  /** Where the target is a wish: what is still accepted. */
  readonly atWorst?: number;
  readonly unit: 'ratio' | 'bytes per message' | 'ms';
  /** Absent where it could not be measured; `note` says why. */
  readonly measured?: number;
  readonly note: string;
}

/** Within the target, between it and what is accepted at worst, or beyond. */
export function verdict({ measured, target, atWorst = target }: Figure): 'met' | 'accepted' | 'MISSED' | 'not run' | 'peer' {
  if (measured === undefined) return 'not run';
  if (target === undefined || atWorst === undefined) return 'peer';
  const rounded = Math.round(measured * 100) / 100;
  if (rounded <= target) return 'met';
  return rounded <= atWorst ? 'accepted' : 'MISSED';
}
