/**
 * What went wrong.
 *
 * - `open_failed`: OpenDriver gave no handle. Windows does not say whether the driver is missing or refused.
 * - `close_refused`: the host let the driver refuse DRV_CLOSE, and it did; the instance is still open.
 * - `instance_closed`: the instance was closed before this call.
 * - `handler_threw`: a driver written in JavaScript threw; `cause` is what it threw.
 * - `invalid_answer`: a driver answered with something that is not an answer to this message.
 * - `invalid_argument`: an argument cannot be sent; nothing was sent.
 * - `host_failed`: a driver cannot be hosted: its module could not be written or loaded; the text says what stood in the way.
 * - `host_in_use`: a hosted driver cannot be disposed: an instance of it is open, or it is inside a message.
 * - `invalid_profile`: a host profile lacks a field or has a wrong one.
 * - `invalid_file`: a file is not what it should be; the text names the path and the place in it.
 * - `unsupported_platform`: this needs another operating system or architecture.
 * - `session_unavailable`: no word of the end of the session can be had here; the text says why.
 *
 * @public
 */
export type DriverErrorCode =
  | 'open_failed'
  | 'close_refused'
  | 'instance_closed'
  | 'handler_threw'
  | 'invalid_answer'
  | 'invalid_argument'
  | 'host_failed'
  | 'host_in_use'
  | 'invalid_profile'
  | 'invalid_file'
  | 'unsupported_platform'
  | 'session_unavailable';

/**
 * What an error is about.
 *
 * @public
 */
export interface DriverErrorDetails {
  /** Name of the driver, as it was opened. */
  readonly driver?: string;
  /** Name of the message. */
  readonly driverMessage?: string;
  /** What was thrown. */
  readonly cause?: unknown;
}

/**
 * Everything this project throws on purpose. Switch on `code`; the text is for people and starts with the code.
 *
 * @public
 */
export class DriverError extends Error {
  /** By this name an error is known across copies of this package. */
  override readonly name = 'DriverError';
  /** What went wrong. */
  readonly code: DriverErrorCode;
  /** Name of the driver it is about. */
  readonly driver: string | undefined;
  /** Name of the message it is about. */
  readonly driverMessage: string | undefined;

  /** Makes an error; its text gets the code in front. */
  constructor(code: DriverErrorCode, text: string, details: DriverErrorDetails = {}) {
    super(`[${code}] ${text}`, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.driver = details.driver;
    this.driverMessage = details.driverMessage;
  }
}

/**
 * True for a {@link DriverError} of any installed copy of this package, where `instanceof` is not.
 *
 * @public
 */
export function isDriverError(value: unknown): value is DriverError {
  return value instanceof Error && value.name === 'DriverError' && 'code' in value;
}
