/** A value as the recordings have it: `0x1f`, the unsigned 64-bit value in hexadecimal. */
type ValueText = string;

/** Text that an LPARAM pointed at. */
export interface PointedText {
  readonly string: string;
}

/** What a JSON scalar can be. */
export type Scalar = string | number | boolean | null;

/** An exception to the driver's default answers. */
export interface ScriptEntry {
  readonly module: string;
  readonly msg: number;
  /** Which time the module receives the message, from 1, or `every`. */
  readonly nth: number | string;
  readonly returns: ValueText | null;
  /** What the driver does inside the message before it answers, in words. */
  readonly action: string | null;
}

/** One thing that the application did, or the driver from inside a message. */
export interface Step {
  readonly call: string;
  readonly args: readonly Scalar[];
  readonly result: Scalar;
  /** The slice of the trace that it caused. */
  readonly traceFrom: number;
  readonly traceTo: number;
  /** Index of the trace entry that the driver was in; `null` for a step of the application. */
  readonly insideTrace: number | null;
  readonly thread: string | null;
}

/** One call of a DriverProc. */
export interface TraceEntry {
  readonly module: string;
  readonly msg: number;
  /** 0, or a symbol (`id1`), or the value. */
  readonly driverId: number | string;
  /** A symbol (`h1`). */
  readonly hdrvr: string | null;
  readonly lParam1: ValueText | PointedText;
  readonly lParam2: ValueText | PointedText;
  /** The value, or a symbol (`id1`). */
  readonly returned: string;
  /** The value where `returned` is a symbol. */
  readonly returnedValue: ValueText | null;
  readonly step: number;
  readonly depth: number;
}

/** A module that was loaded or unloaded. */
export interface LibraryEvent {
  readonly module: string;
  readonly event: string;
  readonly step: number;
  readonly beforeTrace: number;
  readonly processEnding: boolean;
}

/** What a client of DriverCallback got. */
export interface CallbackEvent {
  readonly kind: string;
  readonly afterStep: number;
  readonly values: { readonly [name: string]: string | number };
}

export interface Scenario {
  readonly name: string;
  readonly driverDefaults: string;
  readonly driverScript: readonly ScriptEntry[];
  readonly steps: readonly Step[];
  readonly trace: readonly TraceEntry[];
  readonly library: readonly LibraryEvent[];
  readonly callbacks: readonly CallbackEvent[];
  readonly undefinedBehaviour: boolean;
  /** JSON pointers of keys that the format does not have: they may mean something that a replay would miss. */
  readonly unknownKeys: readonly string[];
}
