import type { HDRVR } from '@driverproc/binding';
import type { DriverMessageMap, MessageOf } from '@driverproc/messages';
import type { CustomMessages } from './define-driver.js';

/**
 * Names of the standard messages that an application may send. All others are the system's.
 *
 * @public
 */
export type SentByApplication = {
  [Name in keyof DriverMessageMap]: DriverMessageMap[Name] extends { sentBy: 'application' } ? Name : never;
}[keyof DriverMessageMap];

/**
 * The messages that can be sent to an instance: the standard ones, and the driver's own.
 *
 * @public
 */
export type SendableMessages<Custom extends CustomMessages> = Pick<DriverMessageMap, SentByApplication> & {
  [Name in keyof Custom]: MessageOf<Custom[Name]>;
};

/**
 * A message's parameters, left out where it has none.
 *
 * @public
 */
export type SendArguments<Params> = keyof Params extends never
  ? [params?: { readonly [name: string]: never }]
  : [params: Params];

/**
 * An open instance of a driver.
 *
 * @public
 */
export interface DriverInstance<Custom extends CustomMessages = {}> extends Disposable {
  /** Its handle, for the raw binding. */
  readonly hdrvr: HDRVR;
  /**
   * Sends one message and returns the driver's answer. It does not throw because a driver said no.
   *
   * @throws DriverError `instance_closed`; `invalid_argument` for a message or parameter that cannot be sent (then nothing
   * was); `invalid_answer` for a value that this message does not have; `handler_threw`.
   */
  send<Name extends keyof SendableMessages<Custom> & string>(
    message: Name,
    ...args: SendArguments<SendableMessages<Custom>[Name]['params']>
  ): SendableMessages<Custom>[Name]['result'];
  /**
   * Closes the instance.
   *
   * @throws DriverError `close_refused` where the host lets a driver refuse and it did; `instance_closed`.
   */
  close(): void;
}
