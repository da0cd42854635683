import type { HostProfileName } from '@driverproc/dispatcher';
import fc from 'fast-check';
import { writeSync } from 'node:fs';
import { compareProgram } from './compare-program.ts';
import { programs } from './generate-program.ts';
import type { RunEvent } from './run-event.ts';
import { toScenario } from './scenario.ts';
import { shrinkProgram } from './shrink-program.ts';
import { createWinmmSide } from './winmm-side.ts';

// Runs with Windows' Node: `native.ts RUNS SEED PROFILE`. Program number n is the one of seed SEED + n.
const [runs, seed] = process.argv.slice(2, 4).map(Number) as [number, number];
const profile = process.argv[4] as HostProfileName;

const winmm = createWinmmSide();
const arbitrary = programs(winmm.binding.pointerSize);
let failed = 0;
for (let index = 0; index < runs; index += 1) {
  tell({ type: 'program', index });
  const [program] = fc.sample(arbitrary, { seed: seed + index, numRuns: 1 });
  let found = compareProgram(program!, winmm, profile);
  if (found === null) continue;
  failed += 1;
  // What is told is the last run that differed: winmm's memory is not in a program's hands, and a run may not come again.
  shrinkProgram(program!, (candidate) => {
    winmm.closeAll();
    const disagreement = compareProgram(candidate, winmm, profile);
    found = disagreement ?? found;
    return disagreement !== null;
  });
  winmm.closeAll();
  tell({ type: 'failed', index, difference: found.difference, scenario: toScenario(`${process.arch}, seed ${seed + index}`, found.recording) });
}
winmm[Symbol.dispose]();
tell({ type: 'end', passed: runs - failed, failed });

/** Written at once, so that it is there if the next program crashes. */
function tell(event: RunEvent): void {
  writeSync(1, `${JSON.stringify(event)}\n`);
}
