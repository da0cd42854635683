import type { HostProfileName } from '@driverproc/dispatcher';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProgram } from '../src/compare-program.ts';
import { programs } from '../src/generate-program.ts';
import { createManagerSide } from '../src/manager-side.ts';
import type { Action, Program } from '../src/program.ts';
import type { Side } from '../src/run-program.ts';
import { shrinkProgram } from '../src/shrink-program.ts';

// Two managers stand for winmm and the manager: what differs between profiles is known.
const differs = (program: Program, expected: HostProfileName, got: HostProfileName): string | null =>
  compareProgram(program, createManagerSide(expected, 8), got)?.difference.where ?? null;

const open = (driverName: string, lParam2 = 0): Action => ({ call: 'OpenDriver', driverName, section: null, lParam2 });
const close = (index: number): Action => ({ call: 'CloseDriver', handle: { kind: 'known', index }, lParam1: 0, lParam2: 0 });

describe('two managers of one profile', () => {
  it('agree in every program', () => {
    const samples = fc.sample(programs(8), { seed: 1, numRuns: 500 });
    for (const profile of ['wine', 'win32', 'win31'] as const) expect(samples.map((program) => differs(program, profile, profile)).filter((where) => where !== null)).toEqual([]);
  });
});

describe('two managers of different profiles', () => {
  it('differ in a call, and it is said in which', () => {
    const program = { actions: [open('probea.dll')], reactions: [] };
    const found = compareProgram(program, createManagerSide('wine', 8), 'win32')!;
    expect(found.difference).toEqual({
      where: 'DriverProc call 0',
      winmm: 'probea h1 DRV_LOAD id 0 0x0 0x0 → 0x1 (step 0, depth 0)',
      manager: 'probea null DRV_LOAD id 0 0x0 0x0 → 0x1 (step 0, depth 0)',
    });
    expect(found.recording.trace).toHaveLength(6);
  });

  it('differ in a result where all calls are the same', () => {
    const program: Program = { actions: [open('probea.dll'), close(0)], reactions: [{ module: 'probea', msg: 4, nth: 1, answer: 7, actions: [] }] };
    const wine = createManagerSide('wine', 8);
    const { binding } = wine;
    const changed: Side = {
      ...wine,
      binding: { ...binding, closeDriver: (...args) => (binding.closeDriver(...args), 7) },
      // The drivers of a side call the receiver of that side.
      get receive() {
        return wine.receive;
      },
      set receive(receive) {
        wine.receive = receive;
      },
    };
    expect(compareProgram(program, changed, 'wine')?.difference).toEqual({
      where: 'step 1',
      winmm: 'CloseDriver("h1", "0x0", "0x0") → 0x7 (calls 3 to 6)',
      manager: 'CloseDriver("h1", "0x0", "0x0") → 0x1 (calls 3 to 6)',
    });
  });
});

describe('a program that fails', () => {
  it('is made as short as it can be: nothing more can be left out', () => {
    const long = fc.sample(programs(8), { seed: 5, numRuns: 200 }).filter((program) => differs(program, 'win32', 'win31') !== null);
    expect(long.length).toBeGreaterThan(50);
    for (const program of long) {
      const shortest = shrinkProgram(program, (candidate) => differs(candidate, 'win32', 'win31') !== null);
      expect(differs(shortest, 'win32', 'win31')).not.toBeNull();
      expect(shortest.actions.length + shortest.reactions.length).toBeLessThanOrEqual(2);
    }
  });

  it('keeps what it needs: an open inside a message', () => {
    const nested: Program = {
      actions: [open('probeb.dll'), close(5), open('probea.dll'), close(0), close(1)],
      reactions: [
        { module: 'probea', msg: 2, nth: 1, answer: 5, actions: [close(3), { ...open('probea.dll'), section: null } as Action, close(4)] },
        { module: 'probeb', msg: 2, nth: 1, answer: 5, actions: [] },
      ],
    };
    const opensInside = (program: Program): boolean => compareProgram(program, createManagerSide('wine', 8), 'win32')?.recording.steps.some(({ call, insideTrace }) => call === 'OpenDriver' && insideTrace !== null) ?? false;
    expect(shrinkProgram(nested, opensInside)).toEqual({
      actions: [open('probea.dll')],
      reactions: [{ module: 'probea', msg: 2, nth: 1, answer: null, actions: [open('probea.dll')] }],
    });
  });
});
