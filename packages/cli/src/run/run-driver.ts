import type { CustomMessages, Driver } from '@driverproc/dispatcher';

/** A driver in JavaScript. */
export interface RunDriver {
  /** File name of its module. */
  readonly module: string;
  readonly driver: Driver;
  /** Its own messages, by name. */
  readonly messages: CustomMessages;
}
