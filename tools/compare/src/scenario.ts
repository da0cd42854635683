import { driverProcMessageName } from '@driverproc/messages';
import { aliases, moduleNames } from './program.ts';
import type { Recording } from './recording.ts';

const DRIVER_DEFAULTS = 'LOAD 1, ENABLE 1, OPEN the next of 0x1001, 0x1002, ..., CLOSE 1, DISABLE 1, FREE 1, any other message 0';

/**
 * A recording as a scenario that `drv replay` reads. Its first steps are what was there before: the aliases of Drivers32, and
 * the modules, which whoever hosts their drivers holds.
 */
export function toScenario(name: string, { steps, trace, script }: Recording): object {
  const sets = Object.entries(aliases).filter(([alias]) => steps.some(({ args }) => String(args[0]).toLowerCase() === alias));
  const scene = [
    ...moduleNames.map((module) => ({ call: 'LoadLibrary', args: [`${module}.dll`], result: 'loaded' })),
    ...sets.map(([alias, value]) => ({ call: '(registry set: section, name, value)', args: ['Drivers32', alias, value], result: '0' })),
  ];
  const shift = scene.length;
  return {
    name,
    driverDefaults: DRIVER_DEFAULTS,
    driverScript: script.map(({ returns, action, msg, ...each }) => ({
      ...each,
      msg,
      msgName: driverProcMessageName(msg),
      ...(returns === null ? {} : { returns }),
      ...(action === null ? {} : { action }),
    })),
    steps: [
      ...scene.map((each, step) => ({ step, ...each, traceFrom: 0, traceTo: 0 })),
      ...steps.map(({ call, args, result, traceFrom, traceTo, insideTrace }, index) => ({
        step: index + shift,
        call,
        args,
        result,
        traceFrom,
        traceTo,
        ...(insideTrace === null ? {} : { insideTrace }),
      })),
    ],
    trace: trace.map(({ returnedValue, msg, step, ...each }) => ({
      ...each,
      msg,
      msgName: driverProcMessageName(msg),
      step: step + shift,
      ...(returnedValue === null ? {} : { returnedValue }),
    })),
    library: moduleNames.map((module, step) => ({ module, event: 'attach', step, beforeTrace: 0 })),
  };
}
