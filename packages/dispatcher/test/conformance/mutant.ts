import { createDriverProc } from '@driverproc/binding';
import type { DriverBinding, DriverHost, DriverProc, HDRVR, LParam, LResult } from '@driverproc/binding';
import type { ConformanceHost } from '@driverproc/binding/conformance';
import { hostProfiles } from '@driverproc/dispatcher';
import type { DriverManagerOptions, HostProfile } from '@driverproc/dispatcher';
import { createManagerHost } from './manager-host.ts';

/** A binding that is wrong in one thing, and the cases that have to say so. Others may, too. */
export interface Mutant {
  readonly is: string;
  readonly caughtBy: readonly string[];
  createHost(): ConformanceHost;
}

/** A call as it comes to a driver. */
interface Arrival {
  driverId: LResult;
  hdrvr: HDRVR | 0;
  msg: number;
  lParam1: LParam;
  lParam2: LParam;
}

/** What stands between the binding and a driver: calls it with `pass`, or does not. One for each driver of a case. */
export type Interference = (arrival: Arrival, pass: (changed?: Partial<Arrival>) => LResult, host: DriverHost) => LResult;

/** The manager as Microsoft's text has it, with another value in one field of the profile. */
export function profileMutant(is: string, caughtBy: readonly string[], change: Partial<HostProfile>): Mutant {
  return { is, caughtBy, createHost: () => createManagerHost({ profile: { ...hostProfiles.win32, ...change } }) };
}

/** The manager with other functions. */
export function bindingMutant(
  is: string,
  caughtBy: readonly string[],
  change: (binding: DriverBinding) => Partial<DriverBinding>,
  options: DriverManagerOptions = {},
): Mutant {
  return {
    is,
    caughtBy,
    createHost() {
      const host = createManagerHost(options);
      return { ...host, binding: { ...host.binding, ...change(host.binding) } };
    },
  };
}

/** The manager with another SendDriverMessage. */
export function sendingMutant(
  is: string,
  caughtBy: readonly string[],
  send: (binding: DriverBinding, ...args: Parameters<DriverBinding['sendDriverMessage']>) => LResult,
): Mutant {
  return bindingMutant(is, caughtBy, (binding) => ({ sendDriverMessage: (...args) => send(binding, ...args) }));
}

/** The manager with something between it and its drivers. */
export function driverMutant(
  is: string,
  caughtBy: readonly string[],
  createInterference: () => Interference,
  changeHost: (host: DriverHost) => DriverHost = (host) => host,
): Mutant {
  return {
    is,
    caughtBy,
    createHost() {
      const host = createManagerHost();
      return {
        ...host,
        addDriver(driver) {
          const interfere = createInterference();
          return host.addDriver({
            connect(own) {
              const driverHost = changeHost(own);
              const driverProc = createDriverProc(driver, driverHost);
              return interfered(driverProc, interfere, driverHost);
            },
          });
        },
      };
    },
  };
}

function interfered(driverProc: DriverProc, interfere: Interference, host: DriverHost): DriverProc {
  return (driverId, hdrvr, msg, lParam1, lParam2) => {
    const arrival: Arrival = { driverId, hdrvr, msg, lParam1, lParam2 };
    const pass = (changed: Partial<Arrival> = {}): LResult => {
      const call = { ...arrival, ...changed };
      return driverProc(call.driverId, call.hdrvr, call.msg, call.lParam1, call.lParam2);
    };
    return interfere(arrival, pass, host);
  };
}
