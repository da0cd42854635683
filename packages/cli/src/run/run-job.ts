import type { DriverFile } from './driver-file.js';
import type { Send } from './send-option.js';

/** A driver to open, and what to send to each of its instances. */
export interface RunJob {
  /** Name for OpenDriver: file or alias, and the text after the first blank. */
  readonly driver: string;
  /** Where the driver is from, if from a user's file. */
  readonly file: DriverFile | null;
  readonly section: string | null;
  readonly instances: number;
  readonly sends: readonly Send[];
}
