import { DRV_EXITSESSION } from '@driverproc/messages';
import { win32 } from '@driverproc/dispatcher';
import type { HostProfile } from '@driverproc/dispatcher';
import { compare, compareOnce } from './compare.ts';
import type { Comparison } from './compare.ts';
import { openDrivers } from './drivers.ts';
import type { OpenDrivers } from './drivers.ts';
import type { Figure } from './figure.ts';

const count = 100_000;
const leavesOpen: HostProfile = { ...win32, sessionEnd: 'nothing' };

/** `endSession` of so many instances beside a loop that calls the same functions with the same messages. */
export async function sessionEnd(): Promise<Figure[]> {
  const drivers = openDrivers(count, leavesOpen);
  return [
    figure(`endSession of ${count} instances`, 'a loop of the same DriverProc calls', await compare(count, () => tellAll(drivers), () => endSession(drivers))),
    figure('the same, and closing them', 'sendDriverMessage and closeDriver of each', compareOnce(count, () => openDrivers(count, win32), tellAndCloseEach, endSession)),
  ];
}

function figure(name: string, baseline: string, { ratio, baselineNs, subjectNs }: Comparison): Figure {
  return {
    name,
    baseline,
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

/** Profile `win32` then closes each. */
function tellAndCloseEach({ manager, handles }: OpenDrivers): void {
  for (const hdrvr of handles) manager.sendDriverMessage(hdrvr, DRV_EXITSESSION, 0, 0);
  for (const hdrvr of handles) manager.closeDriver(hdrvr, 0, 0);
}
