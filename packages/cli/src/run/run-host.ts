import { createDriverProc, handlerThrew, isDriverError, throwFailures } from '@driverproc/binding';
import type { Driver, DriverBinding, DriverError } from '@driverproc/binding';
import { createDriverManager } from '@driverproc/dispatcher';
import type { BroadcastReport, HostProfileName } from '@driverproc/dispatcher';
import { DRV_LOAD } from '@driverproc/messages';
import { createWinmmBinding } from '@driverproc/winmm';
import type { HostedDriver, WinmmBinding } from '@driverproc/winmm';
import { pointedText } from '../pointed-text.js';
import type { DriverFile } from './driver-file.js';
import { splitDriverName } from './driver-name.js';
import { exampleDrivers, exampleTables } from './example-drivers.js';
import type { BindingName } from './run-event.js';
import type { RunJob } from './run-job.js';
import { seeCalls } from './seen-call.js';
import type { ReadOpenText, SeenCall } from './seen-call.js';

/** Where drivers are opened. */
export interface RunHost {
  readonly name: BindingName;
  readonly profile: string | null;
  readonly binding: DriverBinding;
  /** What OpenDriver takes for a job's driver. */
  openName(job: RunJob): string;
  /** Ends the session as the host does; `null` where the host has no such call, and each instance is told and closed. */
  readonly endSession: (() => BroadcastReport) | null;
  /** Takes back what was set up. @throws DriverError `host_in_use`. */
  dispose(): void;
}

/**
 * winmm.dll, and the drivers of the user's files hosted in it.
 *
 * @throws DriverError `unsupported_platform`, or `host_failed`.
 */
export function createWinmmHost(files: readonly DriverFile[], seen: (call: SeenCall) => void): RunHost {
  const binding = createWinmmBinding();
  const hosts: HostedDriver[] = [];
  const dispose = (): void => disposeAll(binding, hosts);
  try {
    for (const file of files) hosts.push(binding.hostDriver(seeCalls(file, seen, openTextOfWinmm), { name: file.module }));
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    name: 'winmm',
    profile: null,
    binding,
    openName({ driver, file }) {
      if (file === null) return driver;
      const { path } = hosts[files.indexOf(file)]!;
      return path + driver.slice(splitDriverName(driver).file.length);
    },
    endSession: null,
    dispose,
  };
}

/** DRV_OPEN with an identifier of zero is winmm's own. What comes with one sent by hand may point anywhere, and reading there ends the process. */
const openTextOfWinmm: ReadOpenText = ({ driverId, lParam1 }, memory) => (driverId === 0 ? pointedText(lParam1, memory) : null);

function disposeAll(binding: WinmmBinding, hosts: readonly HostedDriver[]): void {
  const failures: DriverError[] = [];
  for (const host of hosts) {
    try {
      for (const hdrvr of host.instances()) binding.closeDriver(hdrvr, 0, 0);
      host.dispose();
    } catch (error) {
      if (!isDriverError(error)) throw error;
      failures.push(error);
    }
  }
  throwFailures(failures);
}

/** The driver manager in this process, with the example drivers, and those of the user's files in place of them where a name is the same. */
export function createManagerHost(profile: HostProfileName, files: readonly DriverFile[], seen: (call: SeenCall) => void): RunHost {
  const drivers = [...exampleDrivers, ...files].map((each): [string, Driver] => [each.module, connectSafely(each.module, seeCalls(each, seen, openTextOfManager))]);
  const manager = createDriverManager({ ...exampleTables, profile, drivers: Object.fromEntries(drivers) });
  return { name: 'manager', profile, binding: manager, openName: ({ driver }) => driver, endSession: () => manager.endSession(), dispose() {} };
}

const openTextOfManager: ReadOpenText = ({ lParam1 }, memory) => pointedText(lParam1, memory);

/** A driver object made by hand may throw before it has a DriverProc; winmm's host says so itself. */
function connectSafely(module: string, driver: Driver): Driver {
  return {
    connect(host) {
      try {
        return createDriverProc(driver, host);
      } catch (cause) {
        throw handlerThrew(module, DRV_LOAD, cause);
      }
    },
  };
}
