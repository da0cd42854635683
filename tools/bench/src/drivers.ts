import type { DriverProc, HDRVR, LResult } from '@driverproc/binding';
import { createDriverManager, win32 } from '@driverproc/dispatcher';
import type { DriverManager, HostProfile } from '@driverproc/dispatcher';

let received = 0;

// Four functions and not one made four times: a compiler that meets a single one inlines it, and nothing is measured.
const drivers: { readonly [name: string]: DriverProc } = {
  'a.drv': (driverId, _hdrvr, msg, lParam1) => {
    received += 1;
    return msg === 3 ? received : driverId === 0 ? 1 : ((lParam1 as number) | 1);
  },
  'b.drv': (driverId, _hdrvr, msg, lParam1) => {
    received += 2;
    return msg === 3 ? received : driverId === 0 ? 1 : ((lParam1 as number) | 2);
  },
  'c.drv': (driverId, _hdrvr, msg, lParam1) => {
    received += 3;
    return msg === 3 ? received : driverId === 0 ? 1 : ((lParam1 as number) | 4);
  },
  'd.drv': (driverId, _hdrvr, msg, lParam1) => {
    received += 4;
    return msg === 3 ? received : driverId === 0 ? 1 : ((lParam1 as number) | 8);
  },
};

export const driverNames: readonly string[] = Object.keys(drivers);

export interface OpenDrivers {
  readonly manager: DriverManager;
  readonly handles: readonly HDRVR[];
  /** The same instances without a manager: what a loop of one's own would call. */
  readonly calls: readonly { readonly driverProc: DriverProc; readonly driverId: LResult; readonly hdrvr: HDRVR }[];
}

export function newManager(profile: HostProfile = win32): DriverManager {
  return createDriverManager({ drivers, profile });
}

/** Opens so many instances, of all four drivers by turns. */
export function openDrivers(count: number, profile?: HostProfile): OpenDrivers {
  const manager = newManager(profile);
  const handles = Array.from({ length: count }, (_, index) => {
    const hdrvr = manager.openDriver(driverNames[index % driverNames.length]!, null, 0);
    if (hdrvr === null) throw new Error('a driver of the bench did not open');
    return hdrvr;
  });
  const calls = manager.instances().map(({ hdrvr, driverId, moduleName }) => ({ driverProc: drivers[moduleName]!, driverId, hdrvr }));
  return { manager, handles, calls };
}
