import { createDriverManager } from '@driverproc/dispatcher';
import type { DriverManager, HostProfileName } from '@driverproc/dispatcher';
import { isDriverError } from '@driverproc/binding';
import type { DriverProc, HDRVR, LParam, LResult } from '@driverproc/binding';
import * as fc from 'fast-check';
import { nameOf } from './recording-host.ts';

/** What an application, or a driver inside a message, does. Handles are chosen among all that were ever seen. */
export type Command =
  | { readonly do: 'open'; readonly module: string; readonly lParam2: number }
  | { readonly do: 'close' | 'send'; readonly choice: number }
  | { readonly do: 'sendToBad'; readonly hdrvr: number }
  | { readonly do: 'closeAll' | 'endSession' | 'power' };

/** What a driver does with one message: first these commands, then the answer; `usual` is what it takes to go on. */
export interface Reaction {
  readonly commands: readonly Command[];
  readonly answer: 'usual' | 'throws' | LResult;
}

/** What happened: commands cause calls, and calls may contain commands. */
export interface DoneCommand {
  readonly command: Command;
  /** The handle that was chosen. */
  readonly hdrvr: HDRVR | 0;
  readonly calls: DoneCall[];
  /** What it returned; for a broadcast, how many were told and how many failed. */
  result: unknown;
  /** Code of what it threw. */
  threw: string | null;
  /** What the manager said was open, and which modules were loaded, when it was done. */
  open: readonly { readonly hdrvr: HDRVR; readonly driverId: LResult; readonly module: string }[];
  loaded: readonly string[];
}

export interface DoneCall {
  readonly module: string;
  readonly message: string;
  readonly hdrvr: HDRVR | 0;
  readonly driverId: LResult;
  readonly lParam2: LParam;
  readonly commands: DoneCommand[];
  /** `null` when it threw. */
  answer: LResult | null;
}

const MODULES = ['a.drv', 'b.drv'];

/** Runs commands, then disposes of the manager. Each DriverProc call takes the next reaction. */
export function run(profile: HostProfileName, commands: readonly Command[], reactions: readonly Reaction[]): DoneCommand[] {
  const seen: HDRVR[] = [];
  const done: DoneCommand[] = [];
  let next = 0;
  let opened = 0;
  let into: { push(command: DoneCommand): void } = done;
  let calls: DoneCall[] = [];

  const perform = (command: Command): void => {
    const choice = 'choice' in command && seen.length > 0 ? seen[command.choice % seen.length]! : 0;
    const hdrvr = command.do === 'sendToBad' ? (command.hdrvr as HDRVR) : choice;
    const entry: DoneCommand = { command, hdrvr, calls: [], result: undefined, threw: null, open: [], loaded: [] };
    into.push(entry);
    const outer = calls;
    calls = entry.calls;
    try {
      entry.result = execute(manager, command, hdrvr as HDRVR);
    } catch (error) {
      if (!isDriverError(error)) throw error;
      entry.threw = error.code;
    }
    calls = outer;
    entry.open = manager.instances().map((each) => ({ hdrvr: each.hdrvr, driverId: each.driverId, module: each.moduleName }));
    entry.loaded = MODULES.filter((name) => manager.modules.getModuleHandle(name) !== null);
  };

  const driver = (module: string): DriverProc => (driverId, hdrvr, msg, _lParam1, lParam2) => {
    if (hdrvr !== 0 && !seen.includes(hdrvr)) seen.push(hdrvr);
    const call: DoneCall = { module, message: nameOf(msg), hdrvr, driverId, lParam2, commands: [], answer: null };
    calls.push(call);
    const reaction = reactions[next++] ?? { commands: [], answer: 'usual' };
    const outer = [into, calls] as const;
    into = call.commands;
    for (const command of reaction.commands) perform(command);
    [into, calls] = outer;
    if (reaction.answer === 'throws') throw new Error('random');
    const usual = msg === 3 ? 1000 + opened++ : 1;
    call.answer = reaction.answer === 'usual' ? usual : reaction.answer;
    return call.answer;
  };

  const manager = createDriverManager({ profile, drivers: Object.fromEntries(MODULES.map((name) => [name, driver(name)])) });
  for (const command of commands) perform(command);
  // Disposal is for everything: a driver that opens another one while it closes has that closed, too.
  perform({ do: 'closeAll' });
  return done;
}

function execute(manager: DriverManager, command: Command, hdrvr: HDRVR): unknown {
  switch (command.do) {
    case 'open':
      return manager.openDriver(command.module, null, command.lParam2);
    case 'close':
      return manager.closeDriver(hdrvr, 5, 6);
    case 'send':
    case 'sendToBad':
      return manager.sendDriverMessage(hdrvr, 0x4000, 7, 8);
    case 'closeAll':
      return manager.closeAll();
    case 'endSession':
    case 'power': {
      const { told, failures } = command.do === 'power' ? manager.power() : manager.endSession();
      return { told, failed: failures.length };
    }
  }
}

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('open' as const), module: fc.constantFrom(...MODULES), lParam2: fc.constantFrom(0, 0, 7) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'send' as const), choice: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sendToBad' as const), hdrvr: fc.integer({ min: -3, max: 0xffff }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('closeAll' as const, 'endSession' as const, 'power' as const) }) },
);

const anyAnswer: fc.Arbitrary<Reaction['answer']> = fc.oneof(
  { weight: 8, arbitrary: fc.constant('usual' as const) },
  { weight: 2, arbitrary: fc.constantFrom<LResult>(0, 2, -1, 2n ** 62n) },
  { weight: 1, arbitrary: fc.constant('throws' as const) },
);

/** A driver that only answers. */
export const anyQuietReaction: fc.Arbitrary<Reaction> = fc.record({ commands: fc.constant([]), answer: anyAnswer });

/** A driver that also calls back into the manager. */
export const anyReaction: fc.Arbitrary<Reaction> = fc.record({
  commands: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(anyCommand, { minLength: 1, maxLength: 2 }) }),
  answer: anyAnswer,
});
