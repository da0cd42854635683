import { DRV_CLOSE, DRV_DISABLE, DRV_EXITSESSION, DRV_FREE } from '@driverproc/messages';
import { win32 } from '@driverproc/dispatcher';
import type { HostProfile } from '@driverproc/dispatcher';
import { compare, compareOnce } from './compare.ts';
import type { Comparison } from './compare.ts';
import { driverNames, openDrivers } from './drivers.ts';
import type { OpenDrivers } from './drivers.ts';
import type { Figure } from './figure.ts';

const count = 100_000;
const leavesOpen: HostProfile = { ...win32, sessionEnd: 'nothing' };

/** `endSession` of so many instances beside a loop that calls the same functions with the same messages. */
export async function sessionEnd(): Promise<Figure[]> {
  const drivers = openDrivers(count, leavesOpen);
  return [
    figure(`endSession of ${count} instances`, await compare(count, () => tellAll(drivers), () => endSession(drivers))),
    figure('the same, and closing them', compareOnce(count, () => openDrivers(count, win32), tellAndCloseAll, endSession)),
  ];
}

function figure(name: string, { ratio, baselineNs, subjectNs }: Comparison): Figure {
  return {
    name,
    baseline: 'a loop of the same calls',
    unit: 'ratio',
    target: 1.5,
    measured: ratio,
    note: `${subjectNs.toFixed(0)} ns an instance beside ${baselineNs.toFixed(0)} ns`,
  };
}

function endSession({ manager }: OpenDrivers): void {
  const { told, failures } = manager.endSession();
  if (told !== count || failures.length > 0) throw new Error(`endSession told ${told} instances`);
}

function tellAll({ calls }: OpenDrivers): void {
  for (const { driverProc, driverId, hdrvr } of calls) driverProc(driverId, hdrvr, DRV_EXITSESSION, 0, 0);
}

/** Profile `win32` then closes each, and disables and frees a driver with its last instance. */
function tellAndCloseAll(drivers: OpenDrivers): void {
  tellAll(drivers);
  let left = drivers.calls.length;
  for (const { driverProc, driverId, hdrvr } of drivers.calls) {
    driverProc(driverId, hdrvr, DRV_CLOSE, 0, 0);
    left -= 1;
    if (left >= driverNames.length) continue;
    driverProc(driverId, hdrvr, DRV_DISABLE, 0, 0);
    driverProc(driverId, hdrvr, DRV_FREE, 0, 0);
  }
}
