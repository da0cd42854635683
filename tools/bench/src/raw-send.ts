import type { DriverProc, HDRVR, LParam, LResult } from '@driverproc/binding';
import { do_not_optimize } from 'mitata';
import { compare } from './compare.ts';
import { openDrivers } from './drivers.ts';
import type { Figure } from './figure.ts';
import { bytesPerCall } from './allocation.ts';

const message = 0x4001;

/** `manager.sendDriverMessage` beside what one would write by hand: a Map of handles, and a call. */
export async function rawSend(): Promise<Figure[]> {
  const { manager, handles, calls } = openDrivers(64);
  const instances = new Map(calls.map(({ driverProc, driverId }, index) => [index + 1, { driverProc, driverId }]));
  const keys = [...instances.keys()];
  const byHand = (key: number, msg: number, lParam1: LParam, lParam2: LParam): LResult => {
    const instance: { driverProc: DriverProc; driverId: LResult } | undefined = instances.get(key);
    return instance === undefined ? 0 : instance.driverProc(instance.driverId, key as HDRVR, msg, lParam1, lParam2);
  };

  const baseline = (): void => {
    let sum = 0;
    for (const key of keys) sum += byHand(key, message, 6, 0) as number;
    do_not_optimize(sum);
  };
  const subject = (): void => {
    let sum = 0;
    for (const hdrvr of handles) sum += manager.sendDriverMessage(hdrvr, message, 6, 0) as number;
    do_not_optimize(sum);
  };

  const { ratio, baselineNs, subjectNs } = await compare(handles.length, baseline, subject);
  return [
    {
      name: 'sendDriverMessage of the manager',
      baseline: 'a Map lookup and a call, by hand',
      unit: 'ratio',
      target: 1,
      atWorst: 1.5,
      measured: ratio,
      note: `${subjectNs.toFixed(1)} ns beside ${baselineNs.toFixed(1)} ns`,
    },
    {
      name: 'memory of sendDriverMessage',
      baseline: 'an empty loop',
      unit: 'bytes per message',
      target: 0,
      measured: bytesPerCall(subject, handles.length),
      note: 'JavaScript heap',
    },
  ];
}
