import { checkName, DriverError } from '@driverproc/binding';
import type { DriverBinding, LParam } from '@driverproc/binding';
import { compileMessages, standardMessages } from './compile-messages.js';
import type { CustomMessages } from './define-driver.js';
import type { DriverInstance } from './driver-instance.js';
import { OpenedInstance } from './opened-instance.js';

/**
 * How to open a driver.
 *
 * @public
 */
export interface OpenDriverOptions<Custom extends CustomMessages> {
  /** Section to look the alias up in. If not given, or `null`, the name is a file, or an alias of the host's own section, such as Drivers32. */
  readonly section?: string | null;
  /** Text for the driver: it is put after the name and a blank, and goes to the driver with DRV_OPEN. None if not given. */
  readonly configuration?: string | null;
  /** Goes to the driver as lParam2 of DRV_OPEN; 0 if not given. */
  readonly data?: LParam;
  /** The driver's own messages by name, as `messages` of a `DriverDefinition` has them: without them `send` takes the standard ones only. */
  readonly messages?: Custom;
}

/**
 * Opens a driver through any binding.
 *
 * @param driverName - A file name, a full path or an alias, as OpenDriver takes it. The text after its first blank goes to the
 *   driver with DRV_OPEN.
 * @returns One more instance. It stays open until `close`, or the end of the block of a `using`.
 * @throws DriverError `open_failed` when there is no such driver or it refused: no host says which; `invalid_argument` for
 * what cannot be sent; `handler_threw` or `invalid_answer` of a driver in JavaScript.
 * @see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-opendriver
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
  return new OpenedInstance(binding, driverName, opened, known) as DriverInstance<Custom>;
}
