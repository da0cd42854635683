import { defineMessage } from '@driverproc/messages';
import { openDriver } from '@driverproc/dispatcher';
import { do_not_optimize } from 'mitata';
import { compare } from './compare.ts';
import type { Comparison } from './compare.ts';
import { driverNames, newManager } from './drivers.ts';
import type { Figure } from './figure.ts';

const messages = {
  GAIN_GET: defineMessage({ id: 0x4001, result: 'LONG' }),
  GAIN_SET: defineMessage({ id: 0x4002, lParam1: { decibels: 'LONG' }, result: 'LONG' }),
};

/** `instance.send` beside `manager.sendDriverMessage` to the same instances. */
export async function typedSend(): Promise<Figure[]> {
  const manager = newManager();
  const instances = Array.from({ length: 64 }, (_, index) => openDriver(manager, driverNames[index % driverNames.length]!, { messages }));
  const handles = instances.map(({ hdrvr }) => hdrvr);

  const rawWithout = (): void => {
    let sum = 0;
    for (const hdrvr of handles) sum += manager.sendDriverMessage(hdrvr, 0x4001, 0, 0) as number;
    do_not_optimize(sum);
  };
  const typedWithout = (): void => {
    let sum = 0;
    for (const instance of instances) sum += instance.send('GAIN_GET');
    do_not_optimize(sum);
  };
  const rawWithOne = (): void => {
    let sum = 0;
    for (const hdrvr of handles) sum += manager.sendDriverMessage(hdrvr, 0x4002, 6, 0) as number;
    do_not_optimize(sum);
  };
  const typedWithOne = (): void => {
    let sum = 0;
    for (const instance of instances) sum += instance.send('GAIN_SET', { decibels: 6 });
    do_not_optimize(sum);
  };

  return [
    figure('send without parameters', 2, await compare(handles.length, rawWithout, typedWithout)),
    figure('send with one parameter', 4, await compare(handles.length, rawWithOne, typedWithOne)),
  ];
}

function figure(name: string, target: number, { ratio, baselineNs, subjectNs }: Comparison): Figure {
  return {
    name,
    baseline: 'sendDriverMessage of the manager',
    unit: 'ratio',
    target,
    measured: ratio,
    note: `${subjectNs.toFixed(1)} ns beside ${baselineNs.toFixed(1)} ns`,
  };
}
