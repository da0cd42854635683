import { DriverError } from '@driverproc/binding';
import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';

/** What was asked for cannot be understood: usage, exit code 2. */
export function usageError(text: string): DriverError {
  return new DriverError('invalid_argument', text);
}

/** @throws DriverError `invalid_argument` for a name that no profile has. */
export function profileOption(name: string): HostProfileName {
  if (Object.hasOwn(hostProfiles, name)) return name as HostProfileName;
  throw usageError(`there is no profile "${name}"; there are ${Object.keys(hostProfiles).join(', ')}`);
}

/** Runs node:util's parseArgs, whose complaints are usage errors. */
export function parsing<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new DriverError('invalid_argument', cause.message, { cause });
  }
}
