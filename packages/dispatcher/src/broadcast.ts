import { DriverError, isDriverError } from '@driverproc/binding';
import type { BroadcastReport, DriverBroadcasts, HMODULE, LParam } from '@driverproc/binding';
import {
  DRV_EXITAPPLICATION,
  DRV_EXITSESSION,
  DRV_POWER,
  DRVEA_ABNORMALEXIT,
  DRVEA_NORMALEXIT,
} from '@driverproc/messages';
import type { DriverExit } from '@driverproc/messages';
import { notifyDriver } from './driver-call.js';
import type { Failures } from './driver-call.js';
import type { HostProfile } from './host-profile.js';
import type { Instance, InstanceTable } from './instance-table.js';
import type { LifeCycle } from './life-cycle.js';

// Closing may open others, which are then closed too; a driver that always opens another one is left after this many.
const MOST_ROUNDS = 100;

/** @internal */
export interface Broadcasts extends DriverBroadcasts {
  closeAll(failures: Failures): void;
}

/** @internal */
export function createBroadcasts(
  profile: HostProfile,
  table: InstanceTable,
  lifeCycle: LifeCycle,
): Broadcasts {
  let broadcasting = false;

  /** A broadcast from inside a broadcast tells nobody: every driver has one message to answer at a time. */
  const once = (round: (failures: Failures) => number): BroadcastReport => {
    const failures: Failures = [];
    if (broadcasting) return { told: 0, failures };
    broadcasting = true;
    try {
      return { told: round(failures), failures };
    } finally {
      broadcasting = false;
    }
  };

  /** Tells the instances that are open now, whatever opens or closes meanwhile. */
  const tellEvery = (msg: number, lParam1: LParam, failures: Failures): number => {
    const last = table.lastSequence();
    let told = 0;
    for (let each = table.first(); each !== undefined && each.sequence <= last; each = each.next) {
      if (!each.listed || each.closing) continue;
      told += 1;
      try {
        notifyDriver(each, msg, lParam1);
      } catch (error) {
        if (!isDriverError(error)) throw error;
        failures.push(error);
      }
    }
    return told;
  };

  /** Closes what is open now, session instances or all others. Says whether there was anything to close. */
  const closeEvery = (isSessionInstance: boolean, failures: Failures): boolean => {
    const last = table.lastSequence();
    let found = false;
    for (let each = table.first(); each !== undefined && each.sequence <= last; each = each.next) {
      if (!each.listed || each.closing || each.isSessionInstance !== isSessionInstance) continue;
      found = true;
      lifeCycle.close(each, 0, 0, failures, true);
    }
    return found;
  };

  const closeAll = (failures: Failures): void => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      // Session instances go with the last of the others. One is left over only where two were made for one module.
      if (!closeEvery(false, failures) && !closeEvery(true, failures)) return;
    }
  };

  /** Windows 3.1 does not close: each module is disabled and freed once, and that is the end of its instances. */
  const disableAndFree = (failures: Failures): void => {
    const instances: Instance[] = [];
    for (let each = table.first(); each !== undefined; each = each.next) if (!each.closing) instances.push(each);
    const done = new Set<HMODULE>();
    for (const each of instances) {
      if (done.has(each.module.hmodule) || !each.listed) continue;
      done.add(each.module.hmodule);
      // It cannot be closed inside these, as in a close.
      each.closing = true;
      lifeCycle.unload(each, failures);
    }
    for (const each of instances) if (each.listed) lifeCycle.drop(each);
  };

  const exitSession = (failures: Failures): number => tellEvery(DRV_EXITSESSION, 0, failures);
  const tearDown = (failures: Failures): void => {
    if (profile.sessionEnd === 'close') closeAll(failures);
    if (profile.sessionEnd === 'disable-free') disableAndFree(failures);
  };

  return {
    endSession: () =>
      once((failures) => {
        const told = exitSession(failures);
        tearDown(failures);
        return told;
      }),
    exitSession: () => once(exitSession),
    tearDown: () => once((failures) => (tearDown(failures), 0)),
    power: () => once((failures) => tellEvery(DRV_POWER, 0, failures)),
    exitApplication(exit) {
      const exits: { readonly [Name in DriverExit]: number } = { DRVEA_NORMALEXIT, DRVEA_ABNORMALEXIT };
      if (!Object.hasOwn(exits, exit)) {
        throw new DriverError('invalid_argument', `an exit is DRVEA_NORMALEXIT or DRVEA_ABNORMALEXIT; got ${String(exit)}`);
      }
      return once((failures) => tellEvery(DRV_EXITAPPLICATION, exits[exit], failures));
    },
    closeAll,
  };
}
