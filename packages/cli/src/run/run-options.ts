import type { HostProfileName } from '@driverproc/dispatcher';
import { parseOptions, profileOption, usageError } from '../command-options.js';
import type { BindingName } from './run-event.js';

export interface RunOptions {
  readonly binding: BindingName | 'auto';
  /** `null`: none was asked for. */
  readonly profile: HostProfileName | null;
  /** Names for OpenDriver. */
  readonly drivers: readonly string[];
  /** Files of drivers to host. */
  readonly hosts: readonly string[];
  readonly section: string | null;
  readonly instances: number;
  /** What to send, as it was given; `null`: what each driver is asked by default. */
  readonly sends: readonly string[] | null;
  readonly json: boolean;
}

/** @throws DriverError `invalid_argument` for what is not an option. */
export function parseRunOptions(args: readonly string[]): RunOptions {
  const { values, positionals } = parseOptions(args, {
    binding: { type: 'string', default: 'auto' },
    profile: { type: 'string' },
    host: { type: 'string', multiple: true, default: [] },
    section: { type: 'string' },
    instances: { type: 'string', default: '1' },
    send: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  });
  const { binding, profile, host, instances, send } = values;
  if (binding !== 'auto' && binding !== 'winmm' && binding !== 'manager') {
    throw usageError(`--binding ${binding}: expected auto, winmm or manager`);
  }
  if (binding === 'winmm' && profile !== undefined) {
    throw usageError(`--profile ${profile}: it is the driver manager that has profiles; winmm.dll has none`);
  }
  if (!/^[1-9]\d{0,3}$/.test(instances)) throw usageError(`--instances ${instances}: expected an integer from 1 to 9999`);
  if (values.section !== undefined && positionals.length === 0) throw usageError('--section is for drivers that are named');
  return {
    binding,
    profile: profile === undefined ? null : profileOption(profile),
    drivers: positionals,
    hosts: host,
    section: values.section ?? null,
    instances: Number(instances),
    sends: send ?? null,
    json: values.json,
  };
}
