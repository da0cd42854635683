import { medianBy, timeOnce } from './compare.ts';
import { driverNames, newManager } from './drivers.ts';
import type { Figure } from './figure.ts';

const sizes = [10_000, 20_000, 50_000, 100_000];
const rounds = 9;

/** Opening and closing instances: what one costs must not depend on how many there are. */
export function openAndClose(): Figure[] {
  const samples = sizes.map((): number[] => []);
  for (let round = 0; round < rounds + 2; round++) {
    for (const [index, size] of sizes.entries()) {
      const manager = newManager();
      globalThis.gc?.();
      const ns = timeOnce(() => {
        const handles = [];
        for (let opened = 0; opened < size; opened++) {
          handles.push(manager.openDriver(driverNames[opened % driverNames.length]!, null, 0)!);
        }
        for (const hdrvr of handles) manager.closeDriver(hdrvr, 0, 0);
      });
      if (round >= 2) samples[index]!.push(ns / size);
    }
  }
  const perInstance = samples.map((values) => medianBy(values, (value) => value));
  return [
    {
      name: 'opening and closing one of 100000',
      baseline: 'one of 10000',
      unit: 'ratio',
      target: 1.5,
      measured: perInstance.at(-1)! / perInstance[0]!,
      note: sizes.map((size, index) => `${perInstance[index]!.toFixed(0)} ns of ${size / 1000}k`).join(', '),
    },
  ];
}
