import type { LParam } from '@driverproc/messages';

/**
 * An instance of a driver, as a log shows it.
 *
 * @public
 */
export interface TracedInstance {
  /** 1, 2, … in the order that instances appear in the log. */
  readonly number: number;
  /** The process as the log has it, `0020`; `null` where it does not say. */
  readonly pid: string | null;
  /** Its handle. Windows gives a handle again once it is free: the number tells instances apart. */
  readonly hdrvr: LParam;
  /** What tells modules of a process apart: the address of their DriverProc, or their name where that is not in the log. */
  readonly module: string;
  /** The driver's file as the log names it, or the address of its DriverProc; `null` where neither is known. */
  readonly driver: string | null;
  /** `acm`, `icm` or `mci`, where something in the log says so; its messages from DRV_RESERVED up have a name only then. */
  readonly driverClass: string | null;
}

/**
 * A call that a log shows: a message to a driver, or a function of an application that leads to some.
 *
 * @public
 */
export interface TracedCall {
  /** 1, 2, … in the order of the calls. */
  readonly id: number;
  /** The call that it was made in. */
  readonly parent: TracedCall | null;
  /** How many calls it was made in. */
  readonly depth: number;
  /** The line of the log, from 1. */
  readonly line: number;
  /** Milliseconds of the log's clock; `null` without one. */
  readonly time: number | null;
  /** The process as the log has it. */
  readonly pid: string | null;
  /** The thread as the log has it. */
  readonly tid: string | null;
  /** The function that was called: DriverProc, modMessage, OpenDriver, SendDriverMessage, mciSendCommand, … */
  readonly entryPoint: string;
  /** The instance it is about. */
  readonly instance: TracedInstance | null;
  /** The driver it is about, where no instance is known: a name given to OpenDriver, the driver of a modMessage. */
  readonly driver: string | null;
  /** The message number; `null` for a function that takes none, and where the log has only the name. */
  readonly msg: number | null;
  /** The message's name; `null` where its family is not known. */
  readonly message: string | null;
  /** The family that the name comes from; `log` where the log itself has it. */
  readonly family: string | null;
  /** Was the message sent by SendDriverMessage, so that it has no effect on the life of the instance? */
  readonly byHand: boolean;
  /** The driver identifier that came with it; `null` where there is none to see. */
  readonly driverId: LParam | null;
  /** The first of the two parameters of the message, lParam1 or dwParam1; for a function, its own. */
  readonly lParam1: LParam | null;
  /** The second. */
  readonly lParam2: LParam | null;
  /** What else it was called with, as the log has it: the name of a driver, a command for MCI. */
  readonly text: string | null;
  /** What the parameters are called, where the message says so: `null` for one that the message does not use. */
  readonly parameterNames: readonly [string | null, string | null] | null;
}

/**
 * How a call ended. `answered`: the log has the answer. `returned`: it ended, and the log does not show with what.
 * `unanswered`: the log does not show that it ended.
 *
 * @public
 */
export type TracedOutcome = 'answered' | 'returned' | 'unanswered';

/**
 * What a decoder tells, in the order of the log.
 *
 * - `call`: a call begins.
 * - `answer`: a call ends, on that `line` or on none. `answer` is the value, or the text where the log has a text; `meaning` says
 *   what the value means to this message, and is empty where nothing says so. `elapsed` is the milliseconds from the call.
 * - `line`: a line that tells of no call, without the escapes of a terminal. `other` is about something else; `cut` starts like
 *   a call and does not go on like one. `depth` is how many calls of its thread are open.
 * - `start`: the log of a `drv run` begins; `profile` is that of the manager, `null` for winmm.dll.
 * - `end`: the log is over. What follows are the answers of calls that have no end in it.
 *
 * @public
 */
export type TraceEvent =
  | { readonly type: 'call'; readonly call: TracedCall }
  | {
      readonly type: 'answer';
      readonly call: TracedCall;
      readonly outcome: TracedOutcome;
      /** The line that has it; `null` where none has. */
      readonly line: number | null;
      /** The value, or the text where the log has a text. */
      readonly answer: LParam | string | null;
      /** What the value means to this message; empty where nothing says so. */
      readonly meaning: string;
      /** Milliseconds from the call to the answer. */
      readonly elapsed: number | null;
    }
  | {
      readonly type: 'line';
      /** The line of the log, from 1. */
      readonly line: number;
      /** The line as it stands there, without escapes. */
      readonly text: string;
      /** `other`: not about messages. `cut`: it starts like one that is, and does not go on like it. */
      readonly kind: 'other' | 'cut';
      /** How many calls of its thread are open. */
      readonly depth: number;
      /** The process as the log has it. */
      readonly pid: string | null;
      /** The thread as the log has it. */
      readonly tid: string | null;
    }
  | {
      readonly type: 'start';
      /** The line of the log, from 1. */
      readonly line: number;
      /** What made the log: the profile of the manager, or `null` for winmm.dll. */
      readonly profile: string | null;
    }
  /** The log is over. What follows are the calls that have no end in it. */
  | { readonly type: 'end' };
