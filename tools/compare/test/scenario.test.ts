import { drv } from '@driverproc/cli';
import type { HostProfileName } from '@driverproc/dispatcher';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programs } from '../src/generate-program.ts';
import { createManagerSide } from '../src/manager-side.ts';
import type { Program } from '../src/program.ts';
import { runProgram } from '../src/run-program.ts';
import { toScenario } from '../src/scenario.ts';

/** What `drv replay` says of programs recorded on a manager: its last line, without colours. */
function replayed(recordedAs: HostProfileName, samples: readonly Program[], profile: HostProfileName): string {
  const scenarios = samples.map((program, index) => toScenario(`program ${index}`, runProgram(program, createManagerSide(recordedAs, 8))));
  const folder = mkdtempSync(join(tmpdir(), 'compare-'));
  const file = join(folder, 'scenarios.json');
  writeFileSync(file, JSON.stringify(scenarios));
  let output = '';
  drv(['replay', file, '--profile', profile], { out: (text) => void (output += text), err: () => {}, colour: false, progress: false });
  rmSync(folder, { recursive: true });
  return output.trimEnd().split('\n').at(-1)!;
}

describe('a scenario made of a program', () => {
  const samples = fc.sample(programs(8), { seed: 7, numRuns: 300 });

  it('is replayed by drv replay, where the manager does the same', () => {
    expect(replayed('wine', samples, 'wine')).toBe('300 passed, 0 failed');
  });

  it('fails in drv replay, where the manager does something else', () => {
    const opensOnce: Program = { actions: [{ call: 'OpenDriver', driverName: 'probea.dll', section: null, lParam2: 7 }], reactions: [] };
    expect(replayed('wine', [opensOnce], 'win32')).toBe('0 passed, 1 failed');
  });

  it('of 32 bits is replayed as well', () => {
    const narrow = fc.sample(programs(4), { seed: 7, numRuns: 50 });
    expect(replayed('wine', narrow, 'wine')).toBe('50 passed, 0 failed');
  });
});
