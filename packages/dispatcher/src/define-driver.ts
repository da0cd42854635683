import { DriverError } from '@driverproc/binding';
import type { DriverSource, HDRVR } from '@driverproc/binding';
import { driverMessageSignatures } from '@driverproc/messages';
import type { DriverMessageMap, MessageOf, MessageSignature } from '@driverproc/messages';
import { compileDriver } from './compile-driver.js';
import { checkDriverMessages } from './message-table.js';

/**
 * A driver's own messages, by name.
 *
 * @public
 */
export type CustomMessages = { readonly [name: string]: MessageSignature };

/**
 * What a message handler needs to be typed.
 *
 * @public
 */
export interface AnyMessage {
  /** Its parameters, decoded. */
  params: {};
  /** Its answer, decoded. */
  result: unknown;
  /** Whether it is about the module or about one instance. */
  scope: 'driver' | 'instance';
}

/**
 * Handles one message. What it returns is the answer; where no answer is defined, nothing.
 *
 * A message about an instance comes with its handle and its `state`. One about the module has neither.
 *
 * @public
 */
export type MessageHandler<M extends AnyMessage, State> = (
  event: M['params'] & (M['scope'] extends 'instance' ? { readonly hdrvr: HDRVR; readonly state: State } : {}),
) => M['result'];

/**
 * One optional handler for each standard message, and one for each of the driver's own. DRV_OPEN is the shape's `open`.
 *
 * @public
 */
export type DriverHandlers<State, Custom extends CustomMessages> = {
  [Name in Exclude<keyof DriverMessageMap, 'DRV_OPEN'>]?: MessageHandler<DriverMessageMap[Name], State>;
} & { [Name in keyof Custom]: MessageHandler<MessageOf<Custom[Name]>, State> };

/**
 * How an instance of a driver comes into being.
 *
 * @public
 */
export interface DriverShape<State, Custom extends CustomMessages> {
  /** The driver's own messages, by name: see `defineMessage`. */
  readonly messages?: Custom;
  /** Answers DRV_OPEN. What it returns is `state` in every later message of the instance; `null` refuses the open. */
  readonly open: (event: DriverMessageMap['DRV_OPEN']['params'] & { readonly hdrvr: HDRVR }) => State | null;
}

/**
 * A driver, as `defineDriver(…).handle(…)` gives it. It holds no state: each host makes an entry point of its own from it.
 *
 * @public
 */
export interface DriverDefinition<Custom extends CustomMessages = {}> extends DriverSource {
  /** The driver's own messages, by name: give them to `openDriver` too. */
  readonly messages: Custom;
}

/**
 * Declares a driver: first how an instance opens, then how it answers. These are two calls because the type of `state`
 * must be known before the handlers are typed.
 *
 * A message without a handler is answered by the host's DefDriverProc, but for DRV_LOAD and DRV_CLOSE, which succeed.
 *
 * @throws DriverError `invalid_argument` for a message number that is out of range, used twice or standard; for types of
 * parameters and answers that there are not; for a handler of a message that does not exist; for one that is missing or not
 * a function.
 * @public
 */
export function defineDriver<State, const Custom extends CustomMessages = {}>(
  shape: DriverShape<State, Custom>,
): { handle(handlers: DriverHandlers<State, Custom>): DriverDefinition<Custom> } {
  const { open, messages = {} as Custom } = shape ?? {};
  if (typeof open !== 'function') throw new DriverError('invalid_argument', 'a driver needs `open`, a function');
  checkDriverMessages(messages);
  return {
    handle(handlers) {
      checkHandlers(handlers, messages);
      return { messages, connect: (host) => compileDriver({ messages, open, handlers }, host) };
    },
  };
}

function checkHandlers(handlers: { readonly [name: string]: unknown }, messages: CustomMessages): void {
  if (typeof handlers !== 'object' || handlers === null) {
    throw new DriverError('invalid_argument', 'handlers is an object of functions by message name');
  }
  for (const [name, handler] of Object.entries(handlers)) {
    if (name === 'DRV_OPEN') throw new DriverError('invalid_argument', 'DRV_OPEN is handled by `open`');
    if (!Object.hasOwn(driverMessageSignatures, name) && !Object.hasOwn(messages, name)) {
      throw new DriverError('invalid_argument', `there is no message ${name} to handle`);
    }
    if (handler !== undefined && typeof handler !== 'function') {
      throw new DriverError('invalid_argument', `the handler of ${name} is not a function`);
    }
  }
  for (const name of Object.keys(messages)) {
    if (!Object.hasOwn(handlers, name) || handlers[name] === undefined) throw new DriverError('invalid_argument', `${name} has no handler`);
  }
}
