/** What came of one check. A check that is not made of tests counts as one. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Why nothing was run, and what to install; shown in every case. */
  readonly skipped?: string;
  /** What was measured; shown in every case. */
  readonly notes?: readonly string[];
  /** Shown when something failed. */
  readonly output: string;
}

export interface Check {
  readonly name: string;
  run(): Promise<Outcome>;
}
