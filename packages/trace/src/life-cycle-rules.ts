/**
 * How a host sends the messages of an instance's life, as data. A host profile of `@driverproc/dispatcher` is one.
 *
 * @public
 */
export interface LifeCycleRules {
  /** What the host is called. */
  readonly name: string;
  /** Message numbers that a freshly loaded module gets before DRV_LOAD. */
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
  /** The driver identifier that comes with DRV_DISABLE and DRV_FREE. */
  readonly unloadDriverId: 'zero' | 'instance';
  /** Does the first open of a module with a non-zero lParam2 make an instance of the host's own first, with lParam2 zero? */
  readonly sessionInstance: boolean;
  /** What comes after the DRV_EXITSESSION that the host sends: `disable-free` without DRV_CLOSE. */
  readonly sessionEnd: 'close' | 'disable-free' | 'nothing';
}

/**
 * Where an exchange breaks a rule.
 *
 * @public
 */
export interface LifeCycleViolation {
  /** The line of the log. */
  readonly line: number;
  /** Whom it is about: `gain.drv #1`. */
  readonly driver: string;
  /** What is wrong, and what was expected. */
  readonly text: string;
}
