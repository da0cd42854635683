import { checkName, DriverError } from '@driverproc/binding';
import type { DriverBinding, HDRVR, LParam } from '@driverproc/binding';
import { driverMessages } from '@driverproc/messages';
import type { DriverMessageMap, MessageOf } from '@driverproc/messages';
import type { CustomMessages } from './define-driver.js';
import { compileMessages, standardMessages } from './compile-messages.js';
import type { CompiledMessage } from './compile-messages.js';

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

/**
 * How to open a driver.
 *
 * @public
 */
export interface OpenDriverOptions<Custom extends CustomMessages> {
  /** Section to look the alias up in. */
  readonly section?: string | null;
  /** Text for the driver: it goes after the name, and to the driver with DRV_OPEN. */
  readonly configuration?: string | null;
  /** Goes to the driver as lParam2 of DRV_OPEN. */
  readonly data?: LParam;
  /** The driver's own messages, by name. */
  readonly messages?: Custom;
}

/**
 * Opens a driver through any binding.
 *
 * @throws DriverError `open_failed` when there is no such driver or it refused: no host says which; `invalid_argument` for
 * what cannot be sent; `handler_threw`.
 * @public
 */
export function openDriver<const Custom extends CustomMessages = {}>(
  binding: DriverBinding,
  driverName: string,
  options: OpenDriverOptions<Custom> = {},
): DriverInstance<Custom> {
  if (typeof options !== 'object' || options === null) {
    throw new DriverError('invalid_argument', 'openDriver takes an object of options');
  }
  const { section = null, configuration = null, data = 0, messages } = options;
  const known = messages === undefined ? standardMessages() : compileMessages(messages);
  checkName(driverName, 'a driver name');
  const name = configuration === null ? driverName : `${driverName} ${checkName(configuration, 'a configuration')}`;
  const opened = binding.openDriver(name, section, data);
  if (opened === null) {
    const where = section === null ? '' : ` in section "${section}"`;
    const text = `OpenDriver gave no handle for "${driverName}"${where}: there is no such driver, or it refused`;
    throw new DriverError('open_failed', text, { driver: driverName, driverMessage: 'DRV_OPEN' });
  }
  const hdrvr: HDRVR = opened;
  let isOpen = true;

  const closedError = (what: string, driverMessage?: string): DriverError =>
    new DriverError('instance_closed', `cannot ${what} "${driverName}": the instance is closed`, {
      driver: driverName,
      ...(driverMessage === undefined ? {} : { driverMessage }),
    });
  // Zero is also what a closed handle answers, so the host is asked only then: it may have ended the session meanwhile.
  const wasClosedElsewhere = (): boolean => binding.getDriverModuleHandle(hdrvr) === null;

  // Most instances are sent one message again and again: finding it by comparing names is then a pointer comparison.
  let lastName = '';
  let last: CompiledMessage | undefined;
  const find = (message: string): CompiledMessage => {
    const found = known.get(message);
    if (found === undefined) throw unknownMessage(message);
    lastName = message;
    last = found;
    return found;
  };

  const send = (message: string, params: { readonly [name: string]: unknown } = noParams): unknown => {
    const compiled = message === lastName && last !== undefined ? last : find(message);
    if (!isOpen) throw closedError(`send ${message} to`, message);
    const answer =
      compiled.params === 'none'
        ? binding.sendDriverMessage(hdrvr, compiled.id, 0, 0)
        : compiled.send(binding, hdrvr, params);
    if (answer === 0 && wasClosedElsewhere()) {
      isOpen = false;
      throw closedError(`send ${message} to`, message);
    }
    return compiled.decode(answer);
  };

  const close = (): void => {
    if (!isOpen) throw closedError('close');
    if (wasClosedElsewhere()) {
      isOpen = false;
      throw closedError('close');
    }
    if (binding.closeDriver(hdrvr, 0, 0) === 0) {
      throw new DriverError('close_refused', `"${driverName}" refused to close`, {
        driver: driverName,
        driverMessage: 'DRV_CLOSE',
      });
    }
    isOpen = false;
  };

  return {
    hdrvr,
    send: send as DriverInstance<Custom>['send'],
    close,
    [Symbol.dispose]: () => {
      if (isOpen && !wasClosedElsewhere()) close();
    },
  };
}

const noParams: { readonly [name: string]: unknown } = Object.freeze({});

function unknownMessage(message: string): DriverError {
  const text = Object.hasOwn(driverMessages, message)
    ? `${message} is sent by the system only`
    : `there is no message ${String(message)}; a driver's own are given to openDriver as messages`;
  return new DriverError('invalid_argument', text);
}
