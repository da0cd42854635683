import { DriverError } from '@driverproc/binding';
import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';
import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

/** What was asked for cannot be understood: usage, exit code 2. */
export function usageError(text: string): DriverError {
  return new DriverError('invalid_argument', text);
}

/** @throws DriverError `invalid_argument` for a name that no profile has. */
export function profileOption(name: string): HostProfileName {
  if (Object.hasOwn(hostProfiles, name)) return name as HostProfileName;
  throw usageError(`there is no profile "${name}"; there are ${Object.keys(hostProfiles).join(', ')}`);
}

type ParsedOptions<O extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/**
 * Reads a command's options and what else is on its line.
 *
 * @throws DriverError `invalid_argument` for what node:util's parseArgs complains of.
 */
export function parseOptions<const O extends ParseArgsOptionsConfig>(args: readonly string[], options: O): ParsedOptions<O> {
  try {
    return parseArgs({ args: joinValues(args, options), allowPositionals: true, options });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    // What Node adds of arguments that start with a dash is longer than the error.
    throw new DriverError('invalid_argument', cause.message.replace(/\. To specify a positional argument .*/s, ''), { cause });
  }
}

/** Node takes a value that starts with a dash only behind `=`; here what follows an option is its value, such as -1. */
function joinValues(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!;
    if (arg === '--') return [...joined, ...args.slice(index)];
    const value = args[index + 1];
    const takesValue = arg.startsWith('--') && Object.hasOwn(options, arg.slice(2)) && options[arg.slice(2)]!.type === 'string';
    if (!takesValue || value === undefined) {
      joined.push(arg);
    } else {
      joined.push(`${arg}=${value}`);
      index += 1;
    }
  }
  return joined;
}
