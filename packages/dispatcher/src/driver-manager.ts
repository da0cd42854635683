import { checkHandle, checkMessage, checkName, DriverError, throwFailures, toPointerSized } from '@driverproc/binding';
import type { BroadcastReport, Driver, DriverBinding, DriverBroadcasts, HDRVR, LParam, LResult, Memory } from '@driverproc/binding';
import type { DriverExit } from '@driverproc/messages';
import { createAddressSpace } from './address-space.js';
import { createBroadcasts } from './broadcast.js';
import { defDriverProc } from './def-driver-proc.js';
import { callDriver } from './driver-call.js';
import type { Failures } from './driver-call.js';
import { driverCandidates } from './driver-lookup.js';
import type { DriverTables } from './driver-lookup.js';
import { createDriverModules } from './driver-modules.js';
import type { DriverModules } from './driver-modules.js';
import { checkHostProfile } from './host-profile.js';
import type { HostProfile } from './host-profile.js';
import { createInstanceTable } from './instance-table.js';
import type { Instance } from './instance-table.js';
import { createLifeCycle } from './life-cycle.js';
import { createModuleReferences } from './module-references.js';
import { hostProfiles } from './profiles.js';
import type { HostProfileName } from './profiles.js';

/**
 * What a manager is made of. Everything that a host would have of its own can be passed in.
 *
 * @public
 */
export interface DriverManagerOptions extends DriverTables {
  /** Drivers by file name. Case does not count and `.dll` is added to a name without an extension. */
  readonly drivers?: { readonly [fileName: string]: Driver };
  /** A loader of modules, instead of `drivers`. */
  readonly modules?: DriverModules;
  /** The host to behave like; `win32` if not given. */
  readonly profile?: HostProfileName | HostProfile;
  /** What LPARAMs point at; a small address space of the manager's own if not given. */
  readonly memory?: Memory;
  /** Width of LPARAM, LRESULT and driver identifiers in bytes; 8 if not given. */
  readonly pointerSize?: 4 | 8;
}

/**
 * An instance that is open.
 *
 * @public
 */
export interface OpenInstance {
  /** Its handle. */
  readonly hdrvr: HDRVR;
  /** What its driver answered to DRV_OPEN. */
  readonly driverId: LResult;
  /** File name of its module, without the path. */
  readonly moduleName: string;
  /** Made by the host for its own use; the application was not told of it. */
  readonly isSessionInstance: boolean;
}

/**
 * winmm's driver manager, in TypeScript, in this process.
 *
 * A driver that throws surfaces as `handler_threw` out of the call that reached it. Opening then leaves nothing open,
 * and closing is completed first.
 *
 * @public
 */
export interface DriverManager extends DriverBinding, DriverBroadcasts, Disposable {
  /** The host that the manager behaves like. */
  readonly profile: HostProfile;
  /** Where its drivers are loaded from. */
  readonly modules: DriverModules;
  /** The open instances, in the order they were opened. */
  instances(): readonly OpenInstance[];
  /**
   * 0x80000000 for a handle that is open, else zero. The function of this name is not documented by Microsoft.
   *
   * @throws DriverError `invalid_argument` for what is no handle.
   */
  getDriverFlags(hdrvr: HDRVR): number;
  /**
   * Ends the session: DRV_EXITSESSION to every open instance in the order they were opened, while all others are still
   * enabled; then what the profile's `sessionEnd` says. It never happens by itself. It never throws: a driver that does
   * is reported, and the round goes on. Instances opened during the round are not told.
   *
   * @see https://learn.microsoft.com/windows/win32/multimedia/drv-exitsession
   */
  endSession(): BroadcastReport;
  /**
   * The first half of `endSession`: DRV_EXITSESSION, and nothing is closed.
   *
   * @see https://learn.microsoft.com/windows/win32/multimedia/drv-exitsession
   */
  exitSession(): BroadcastReport;
  /** The second half of `endSession`: what the profile's `sessionEnd` says. */
  tearDown(): BroadcastReport;
  /** DRV_POWER to every open instance, in the order they were opened; answers are ignored. */
  power(): BroadcastReport;
  /**
   * DRV_EXITAPPLICATION to every open instance, in the order they were opened: an application has ended.
   *
   * @throws DriverError `invalid_argument` for what is no exit, and then nobody is told.
   */
  exitApplication(exit: DriverExit): BroadcastReport;
  /**
   * Closes what is left in the order it was opened, as unloading winmm does. No driver can refuse. What drivers open
   * meanwhile is closed too; one that opens another whenever it is closed is given up after 100 rounds.
   *
   * @throws DriverError `handler_threw` when all are closed.
   */
  closeAll(): void;
}

/**
 * Makes a driver manager. Nothing is loaded until a driver is opened.
 *
 * @throws DriverError `invalid_profile`, or `invalid_argument` when both `drivers` and `modules` are given, or neither.
 * @public
 */
export function createDriverManager(options: DriverManagerOptions): DriverManager {
  if (typeof options !== 'object' || options === null) {
    throw new DriverError('invalid_argument', 'a driver manager is made with an object of options');
  }
  const profile = resolveProfile(options.profile === undefined ? 'win32' : options.profile);
  const modules = resolveModules(options);
  const { memory = createAddressSpace(), pointerSize = 8 } = options;
  if (pointerSize !== 4 && pointerSize !== 8) throw new DriverError('invalid_argument', 'pointerSize is 4 or 8');
  const table = createInstanceTable(pointerSize);
  const references = createModuleReferences(modules, () => manager);
  const lifeCycle = createLifeCycle(profile, table, references, memory, pointerSize);
  const broadcasts = createBroadcasts(profile, table, lifeCycle);
  const toLParam = (value: LParam, what: string): LParam => toPointerSized(value, pointerSize, what);
  const find = (hdrvr: HDRVR | 0): Instance | undefined =>
    table.find(hdrvr) ?? (checkHandle(hdrvr), undefined);

  const closeAll = (): void => {
    const failures: Failures = [];
    broadcasts.closeAll(failures);
    throwFailures(failures);
  };

  const checkAndSend = (hdrvr: HDRVR, msg: number, lParam1: LParam, lParam2: LParam): LResult => {
    const instance = find(hdrvr);
    checkMessage(msg);
    const value1 = toLParam(lParam1, 'lParam1');
    const value2 = toLParam(lParam2, 'lParam2');
    if (instance === undefined) return 0;
    return callDriver(instance, instance.driverId, hdrvr, msg, value1, value2, pointerSize);
  };

  const manager: DriverManager = {
    profile,
    modules,
    memory,
    pointerSize,
    openDriver(driverName, sectionName, lParam2) {
      checkName(driverName, 'a driver name');
      if (sectionName !== null) checkName(sectionName, 'a section name');
      const value = toLParam(lParam2, 'lParam2');
      const failures: Failures = [];
      for (const candidate of driverCandidates(driverName, sectionName, profile.lookup, options)) {
        const instance = lifeCycle.open(candidate, value, failures);
        if (failures.length > 0) {
          if (instance !== null) lifeCycle.close(instance, 0, 0, failures, true);
          throwFailures(failures);
        }
        if (instance !== null) return instance.hdrvr;
      }
      return null;
    },
    closeDriver(hdrvr, lParam1, lParam2) {
      const instance = find(hdrvr);
      const value1 = toLParam(lParam1, 'lParam1');
      const value2 = toLParam(lParam2, 'lParam2');
      if (instance === undefined) return 0;
      const failures: Failures = [];
      const result = lifeCycle.close(instance, value1, value2, failures);
      throwFailures(failures);
      return result;
    },
    sendDriverMessage(hdrvr, msg, lParam1, lParam2) {
      const instance = table.find(hdrvr);
      // What nearly every message is; small, so that the engine can put it into the caller.
      if (instance !== undefined && isUint32(msg) && isInt32(lParam1) && isInt32(lParam2)) {
        return callDriver(instance, instance.driverId, hdrvr, msg, lParam1 | 0, lParam2 | 0, pointerSize);
      }
      return checkAndSend(hdrvr, msg, lParam1, lParam2);
    },
    getDriverModuleHandle: (hdrvr) => find(hdrvr)?.module.hmodule ?? null,
    getDriverFlags: (hdrvr) => (find(hdrvr) === undefined ? 0 : 0x80000000),
    defDriverProc: (_driverId, _hdrvr, msg) => defDriverProc(profile, msg),
    instances() {
      const open: OpenInstance[] = [];
      for (let each = table.first(); each !== undefined; each = each.next) {
        const { hdrvr, driverId, module, isSessionInstance } = each;
        open.push({ hdrvr, driverId, moduleName: module.name, isSessionInstance });
      }
      return open;
    },
    endSession: broadcasts.endSession,
    exitSession: broadcasts.exitSession,
    tearDown: broadcasts.tearDown,
    power: broadcasts.power,
    exitApplication: broadcasts.exitApplication,
    closeAll,
    [Symbol.dispose]: closeAll,
  };
  return manager;
}

function isUint32(value: number): boolean {
  return typeof value === 'number' && value >>> 0 === value;
}

function isInt32(value: LParam): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

function resolveProfile(profile: HostProfileName | HostProfile): HostProfile {
  if (typeof profile !== 'string') return checkHostProfile(profile);
  if (Object.hasOwn(hostProfiles, profile)) return hostProfiles[profile];
  const names = Object.keys(hostProfiles).join(', ');
  throw new DriverError('invalid_profile', `there is no host profile "${profile}"; there are ${names}`);
}

function resolveModules({ drivers, modules }: DriverManagerOptions): DriverModules {
  if (modules !== undefined && drivers === undefined) return modules;
  if (drivers !== undefined && modules === undefined) return createDriverModules(drivers);
  throw new DriverError('invalid_argument', 'a driver manager needs either drivers or modules');
}
