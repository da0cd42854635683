import type { LParam } from '@driverproc/binding';

/** What a run tells, in order: `start`, `message` for each row, `end`. */
export type RunEvent = RunStart | RunMessage | RunEnd;

export interface RunStart {
  readonly type: 'start';
  readonly binding: BindingName;
  /** Why this binding. */
  readonly reason: string;
  /** The host profile of the manager. */
  readonly profile: string | null;
  readonly platform: string;
  readonly arch: string;
  /** Width of LPARAM in bytes. */
  readonly pointerSize: 4 | 8;
  /** What will be opened, in order. */
  readonly drivers: readonly string[];
  /** The user's drivers: their modules, and the files as they were given. */
  readonly hosted: readonly { readonly module: string; readonly file: string }[];
}

export type BindingName = 'winmm' | 'manager';

/**
 * One message and its answer. Each call of a JavaScript driver's DriverProc is seen; of winmm's other drivers only the
 * application's calls are, and what winmm then sends by itself is not.
 */
export interface RunMessage {
  readonly type: 'message';
  /** Milliseconds since the start of the run. */
  readonly time: number;
  readonly binding: BindingName;
  /** `DriverProc`: what a driver received. `application`: what was called, and what came back. */
  readonly seen: 'DriverProc' | 'application';
  /** The application's call that it belongs to. */
  readonly call: string;
  readonly module: string;
  /** 1, 2, … in the order that instances first appear; `null` where there is none yet. */
  readonly instance: number | null;
  readonly hdrvr: LParam | null;
  /** `null` where it cannot be seen. */
  readonly driverId: LParam | null;
  readonly message: string;
  readonly msg: number;
  /** Was the message itself seen? Otherwise the call asks the host to send it. */
  readonly observed: boolean;
  readonly lParam1: LParam;
  /** The text that lParam1 points at. */
  readonly text: string | null;
  readonly lParam2: LParam;
  /** `null` when the driver threw, or answered with no integer. */
  readonly answer: LParam | null;
  /** What the answer means. */
  readonly meaning: string;
  readonly ok: boolean;
}

export interface RunEnd {
  readonly type: 'end';
  readonly binding: BindingName;
  readonly messages: number;
  readonly opened: number;
  /** Names that gave no handle. */
  readonly notOpened: readonly string[];
  /** How many instances got DRV_EXITSESSION. */
  readonly told: number;
  /** What drivers threw, or what could not be sent. */
  readonly failures: readonly string[];
}
