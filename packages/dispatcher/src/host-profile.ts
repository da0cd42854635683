import { DriverError } from '@driverproc/binding';
import type { LResult } from '@driverproc/binding';

/**
 * How a host finds a driver by name.
 *
 * @public
 */
export interface LookupRules {
  /** What is tried, in this order, when no section is given. */
  readonly withoutSection: readonly ('file' | 'alias')[];
  /** The section that aliases are looked up in when none is given. */
  readonly defaultSection: string;
  /** What a name is that the given section does not have: nothing, or a file. */
  readonly notInSection: 'fails' | 'file';
  /** Where aliases are looked up, in this order; a table that has the name decides, whatever its value. */
  readonly tables: readonly ('registry' | 'systemIni')[];
  /** Is a file name cut at its first blank, the rest going to DRV_OPEN? Values of aliases always are. */
  readonly fileName: 'cut' | 'whole';
  /** Characters of a name or system.ini value that are used; a longer registry value counts as absent. */
  readonly maxLength: number;
}

/**
 * Everything in which hosts of installable drivers differ, as data. The manager has no other knowledge of hosts.
 *
 * @public
 */
export interface HostProfile {
  /** What the host is called in messages for people. */
  readonly name: string;
  /** Message numbers sent to a freshly loaded module before DRV_LOAD; answers ignored. */
  readonly beforeLoad: readonly number[];
  /** The `hdrvr` that comes with DRV_LOAD. */
  readonly loadHdrvr: 'instance' | 'zero';
  /** Which answers to DRV_LOAD keep the module. */
  readonly loadAccepts: 'one' | 'non-zero';
  /** The driver identifier that comes with DRV_OPEN. */
  readonly openDriverId: 'zero' | 'hdrvr';
  /** What a module gets when its only instance refuses DRV_OPEN. */
  readonly onlyOpenRefused: 'nothing' | 'disable-free';
  /** What zero to DRV_CLOSE does. */
  readonly closeZero: 'ignored' | 'refuses';
  /** What CloseDriver returns for an instance that it closed. */
  readonly closeResult: 'one' | 'answer';
  /** The driver identifier that comes with DRV_DISABLE and DRV_FREE. */
  readonly unloadDriverId: 'zero' | 'instance';
  /**
   * Does the first open of a module with a non-zero lParam2 make an instance of the host's own first, with lParam2 zero?
   * The text after the name then goes to that one only; it is closed when it is the only one left.
   */
  readonly sessionInstance: boolean;
  /** Is the module released once too often when the instance wanted after a session instance refuses? */
  readonly releasesTwiceAfterSessionInstance: boolean;
  /** How drivers are found by name. */
  readonly lookup: LookupRules;
  /** What DefDriverProc answers, by message number; zero for all others. */
  readonly defDriverProc: { readonly [msg: number]: LResult };
  /** What `endSession` does after DRV_EXITSESSION. This is the project's own choice: winmm has no such call. */
  readonly sessionEnd: 'close' | 'disable-free' | 'nothing';
  /** Does the host tell drivers DRV_EXITAPPLICATION when an application ends? The manager itself does nothing by itself. */
  readonly applicationExit: 'exit-application' | 'nothing';
}

const oneOf =
  (...values: readonly string[]) =>
  (value: unknown): string | null =>
    values.includes(value as string) ? null : `one of ${values.map((each) => `'${each}'`).join(', ')}`;
const type =
  (name: 'string' | 'boolean') =>
  (value: unknown): string | null =>
    typeof value === name ? null : `a ${name}`;
const listOf = (check: (value: unknown) => string | null) => (value: unknown) => {
  if (!Array.isArray(value)) return 'an array';
  for (const each of value) {
    const expected = check(each);
    if (expected !== null) return `an array, each ${expected}`;
  }
  return null;
};
const isMessage = (value: unknown): value is number => typeof value === 'number' && value >>> 0 === value;
const record = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Checks<T> = { readonly [Key in keyof T]-?: (value: unknown) => string | null };

const lookupChecks: Checks<LookupRules> = {
  withoutSection: listOf(oneOf('file', 'alias')),
  defaultSection: type('string'),
  notInSection: oneOf('fails', 'file'),
  tables: listOf(oneOf('registry', 'systemIni')),
  fileName: oneOf('cut', 'whole'),
  maxLength: (value) => (Number.isSafeInteger(value) && (value as number) > 0 ? null : 'a positive integer'),
};

const profileChecks: Checks<HostProfile> = {
  name: type('string'),
  beforeLoad: listOf((value) => (isMessage(value) ? null : 'a message number')),
  loadHdrvr: oneOf('instance', 'zero'),
  loadAccepts: oneOf('one', 'non-zero'),
  openDriverId: oneOf('zero', 'hdrvr'),
  onlyOpenRefused: oneOf('nothing', 'disable-free'),
  closeZero: oneOf('ignored', 'refuses'),
  closeResult: oneOf('one', 'answer'),
  unloadDriverId: oneOf('zero', 'instance'),
  sessionInstance: type('boolean'),
  releasesTwiceAfterSessionInstance: type('boolean'),
  lookup: (value) => (record(value) ? null : 'an object'),
  defDriverProc: (value) =>
    record(value) &&
    Object.entries(value).every(([key, each]) => isMessage(Number(key)) && ['number', 'bigint'].includes(typeof each))
      ? null
      : 'an object of answers by message number',
  sessionEnd: oneOf('close', 'disable-free', 'nothing'),
  applicationExit: oneOf('exit-application', 'nothing'),
};

/**
 * Checks a profile field by field, so that a missing one is told before anything is opened.
 *
 * @throws DriverError `invalid_profile`, naming the field and what was expected.
 * @public
 */
export function checkHostProfile(profile: HostProfile): HostProfile {
  if (!record(profile)) throw new DriverError('invalid_profile', 'a host profile is an object');
  const title = typeof profile.name === 'string' ? `host profile "${profile.name}"` : 'the host profile';
  checkFields(profile, profileChecks, title, '');
  checkFields(profile.lookup, lookupChecks, title, 'lookup.');
  return profile;
}

function checkFields<T extends object>(value: T, checks: Checks<T>, title: string, prefix: string): void {
  for (const key of Object.keys(checks) as (keyof T & string)[]) {
    const expected = checks[key](value[key]);
    if (expected === null) continue;
    const problem = value[key] === undefined ? 'is missing' : 'is wrong';
    throw new DriverError('invalid_profile', `${title}: ${prefix}${key} ${problem}; expected ${expected}`);
  }
}
