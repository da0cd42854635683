/** What came of a program on one of the managers, in the form of the recordings that `drv replay` reads. */
export interface Recording {
  readonly steps: readonly RecordedStep[];
  readonly trace: readonly RecordedCall[];
  readonly script: readonly RecordedReaction[];
  /** How many instances were open after all that are known were closed. */
  readonly left: number;
}

export interface RecordedStep {
  readonly call: string;
  readonly args: readonly (string | number | null)[];
  result: string | null;
  readonly traceFrom: number;
  traceTo: number;
  /** The trace entry that the driver was in. */
  readonly insideTrace: number | null;
}

export interface RecordedCall {
  readonly module: string;
  readonly msg: number;
  readonly driverId: number | string;
  readonly hdrvr: string | null;
  readonly lParam1: string | { readonly string: string };
  readonly lParam2: string;
  readonly step: number;
  readonly depth: number;
  returned: string;
  /** The value, where `returned` is a symbol. */
  returnedValue: string | null;
}

/** What a driver did otherwise than usual, where it came to that. */
export interface RecordedReaction {
  readonly module: string;
  readonly msg: number;
  readonly nth: number;
  readonly returns: string | null;
  readonly action: string | null;
}
