import { isDriver, isDriverError } from '@driverproc/binding';
import type { Driver } from '@driverproc/binding';
import { defineDriver } from '@driverproc/dispatcher';
import type { CustomMessages } from '@driverproc/dispatcher';
import { types } from 'node:util';
import { invalidFile, loadModule } from './load-module.js';
import { moduleFileNames } from './module-file-name.js';
import type { RunDriver } from './run-driver.js';

/** A driver that a user wrote, out of a file. */
export interface DriverFile extends RunDriver {
  /** As it was given. */
  readonly file: string;
}

/** @throws DriverError `invalid_file` for a file that is not an ES module whose default export is a driver. */
export function loadDriverFiles(files: readonly string[]): readonly DriverFile[] {
  const modules = moduleFileNames(files);
  return files.map((file, index) => {
    const driver = defaultDriver(file);
    return { file, module: modules[index]!, driver, messages: ownMessages(file, driver) };
  });
}

const EXPECTED = 'a DriverProc function, or what defineDriver(…).handle(…) gives';

function defaultDriver(file: string): Driver {
  const exported = loadModule(file);
  if (!Object.hasOwn(exported, 'default')) {
    const names = Object.keys(exported).join(', ');
    throw invalidFile(file, `has no default export${names === '' ? '' : `, only ${names}`}; expected \`export default\` of a driver: ${EXPECTED}`);
  }
  const found = exported['default'];
  if (isDriver(found)) return found;
  throw invalidFile(file, `its default export is ${nameOf(found)}, which is no driver; expected ${EXPECTED}`);
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (types.isPromise(value)) return 'a promise';
  if (Array.isArray(value)) return 'an array';
  if ('handle' in value && typeof value.handle === 'function') return 'what defineDriver(…) gives, without .handle(…)';
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an object' : `an object of ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}`;
}

/** They are checked: not every driver is made by a defineDriver that did. */
function ownMessages(file: string, driver: Driver): CustomMessages {
  const { messages = {} } = driver as { readonly messages?: CustomMessages };
  try {
    defineDriver({ messages, open: () => null });
  } catch (cause) {
    if (!isDriverError(cause)) throw cause;
    throw invalidFile(file, `the messages of its driver: ${cause.message.replace(/^\[\w+\] /, '')}`, cause);
  }
  return messages;
}
