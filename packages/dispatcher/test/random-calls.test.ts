import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommand, anyQuietReaction, anyReaction, run } from './random-run.ts';
import type { DoneCommand } from './random-run.ts';
import { checkRun } from './run-model.ts';

const anyCommands = fc.array(anyCommand, { maxLength: 25, size: 'max' });
const profiles = ['win32', 'wine', 'win31'] as const;

/** What one module got, in order, as words; a message that was answered with zero or thrown at ends in `!`. */
function wordsOf(module: string, done: readonly DoneCommand[]): string {
  return done
    .flatMap(({ calls }) => calls)
    .filter((call) => call.module === module)
    .map(({ message, answer }) => message + (answer === null || answer === 0 ? '!' : answer === 1 ? '' : '?'))
    .join(' ');
}

// The life of a module whose drivers do not call back, as a language. LOAD comes first and FREE last; `any` is what an
// open instance may get; a refused open (`!`) ends the life at once, on Windows 3.1 with DISABLE and FREE.
const any = '(?: (?:OPEN|CLOSE|0x4000|EXITSESSION|POWER)[!?]?)*';
const end = ' DISABLE[!?]? FREE[!?]?';
const lives = {
  win32: `(?:LOAD!|LOAD\\??(?: ENABLE[!?]? OPEN!| ENABLE[!?]? OPEN\\??${any} CLOSE[!?]?${end}))`,
  wine: `(?:LOAD[!?]|LOAD(?: ENABLE[!?]? OPEN!| ENABLE[!?]? OPEN\\??${any} CLOSE[!?]?${end}))`,
  win31: `(?:0x0[!?]? LOAD!|0x0[!?]? LOAD\\??(?: ENABLE[!?]? OPEN!${end}| ENABLE[!?]? OPEN\\??${any}${end}))`,
} as const;

describe.each(profiles)('random calls in profile %s', (profile) => {
  it('LOAD comes first and FREE last in the life of every module', () => {
    const life = new RegExp(`^(?:${lives[profile]}(?: (?=\\S)|$))*$`);
    fc.assert(
      fc.property(anyCommands, fc.array(anyQuietReaction, { maxLength: 60, size: 'max' }), (commands, reactions) => {
        const done = run(profile, commands, reactions);
        for (const module of ['a.drv', 'b.drv']) expect(wordsOf(module, done)).toMatch(life);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps all rules with drivers that only answer', () => {
    fc.assert(
      fc.property(anyCommands, fc.array(anyQuietReaction, { maxLength: 60, size: 'max' }), (commands, reactions) => {
        checkRun(profile, run(profile, commands, reactions));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps all rules with drivers that call back from inside their messages', () => {
    fc.assert(
      fc.property(anyCommands, fc.array(anyReaction, { maxLength: 60, size: 'max' }), (commands, reactions) => {
        checkRun(profile, run(profile, commands, reactions));
      }),
      { numRuns: 500 },
    );
  });
});
