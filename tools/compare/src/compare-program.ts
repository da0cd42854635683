import type { HostProfileName } from '@driverproc/dispatcher';
import { firstDifference } from './compare-recordings.ts';
import type { Difference } from './compare-recordings.ts';
import { createManagerSide } from './manager-side.ts';
import type { Program } from './program.ts';
import type { Recording } from './recording.ts';
import { runProgram } from './run-program.ts';
import type { Side } from './run-program.ts';

/** A program in which the two managers differ. */
export interface Disagreement {
  readonly difference: Difference;
  /** What winmm did. */
  readonly recording: Recording;
}

/** @returns `null` where they agree. */
export function compareProgram(program: Program, winmm: Side, profile: HostProfileName): Disagreement | null {
  const recording = runProgram(program, winmm);
  const difference = firstDifference(recording, runProgram(program, createManagerSide(profile, winmm.binding.pointerSize)));
  return difference === null ? null : { difference, recording };
}
