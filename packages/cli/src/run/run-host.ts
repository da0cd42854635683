import type { DriverBinding, LResult } from '@driverproc/binding';
import { createDriverManager, observeDriver } from '@driverproc/dispatcher';
import type { BroadcastReport, Driver, DriverCall, HostProfileName } from '@driverproc/dispatcher';
import { DRV_OPEN } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';
import { createWinmmBinding } from '@driverproc/winmm';
import { pointedText } from '../pointed-text.js';
import { exampleDrivers, exampleTables } from './example-drivers.js';
import type { BindingName } from './run-event.js';

/** A call of a DriverProc that was seen. */
export interface SeenCall extends DriverCall {
  readonly module: string;
  /** Text that lParam1 points at. */
  readonly text: string | null;
  readonly name: string | null;
  readonly signature: MessageSignature | undefined;
  /** `null` when the driver threw. */
  readonly answer: LResult | null;
  readonly threw: unknown;
}

/** Where drivers are opened. */
export interface RunHost {
  readonly name: BindingName;
  readonly profile: string | null;
  readonly binding: DriverBinding;
  /** Ends the session as the host does; `null` where the host has no such call, and each instance is told and closed. */
  readonly endSession: (() => BroadcastReport) | null;
}

/** winmm.dll. @throws DriverError `unsupported_platform`. */
export function createWinmmHost(): RunHost {
  return { name: 'winmm', profile: null, binding: createWinmmBinding(), endSession: null };
}

/** The driver manager in this process, with the example drivers. */
export function createManagerHost(profile: HostProfileName, seen: (call: SeenCall) => void): RunHost {
  const drivers = Object.entries(exampleDrivers).map(([module, { driver, messages }]): [string, Driver] => {
    const own = new Map<number, [string, MessageSignature]>(Object.entries(messages).map(([name, each]) => [each.id, [name, each]]));
    return [module, observe(module, driver, own, seen)];
  });
  const manager = createDriverManager({ ...exampleTables, profile, drivers: Object.fromEntries(drivers) });
  return { name: 'manager', profile, binding: manager, endSession: () => manager.endSession() };
}

function observe(
  module: string,
  driver: Driver,
  own: ReadonlyMap<number, [string, MessageSignature]>,
  seen: (call: SeenCall) => void,
): Driver {
  return observeDriver(driver, (call, { memory }) => {
    const [name = null, signature] = own.get(call.msg) ?? [];
    const text = call.msg === DRV_OPEN ? pointedText(call.lParam1, memory) : null;
    const about = { ...call, module, text, name, signature };
    return {
      answered: (answer) => seen({ ...about, answer, threw: undefined }),
      threw: (threw) => seen({ ...about, answer: null, threw }),
    };
  });
}
