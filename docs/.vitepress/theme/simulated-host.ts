import type { HDRVR } from '@driverproc/binding';
import type { HostProfileName } from '@driverproc/dispatcher';
import { createMockBinding, formatCalls } from '@driverproc/mock';

const DRV_LOAD = 0x0001;
const DRV_OPEN = 0x0003;
const DRV_CLOSE = 0x0004;

/** What the driver answers from now on; the choices of the page. */
export interface SimulatedAnswers {
  load: number;
  /** Zero refuses; anything else is the number of the instance. */
  open: number;
  close: number;
}

/** A driver manager with one driver in it, and everything that it was sent. */
export interface SimulatedHost {
  open(lParam2: number): string;
  send(hdrvr: HDRVR, msg: number): string;
  close(hdrvr: HDRVR): string;
  endSession(): string;
  instances(): readonly HDRVR[];
  /** The calls of its DriverProc, a line each. */
  lines(): readonly string[];
}

/** Makes a host. `answers` is read at every message, so it can be changed meanwhile. */
export function createSimulatedHost(profile: HostProfileName, answers: Readonly<SimulatedAnswers>): SimulatedHost {
  let opened = 0;
  const binding = createMockBinding(
    {
      'gain.drv': (driverId, hdrvr, msg, lParam1, lParam2) => {
        if (msg === DRV_LOAD) return answers.load;
        if (msg === DRV_OPEN) return answers.open === 0 ? 0 : (opened += 1);
        if (msg === DRV_CLOSE) return answers.close;
        return binding.defDriverProc(driverId, hdrvr, msg, lParam1, lParam2);
      },
    },
    { profile },
  );
  return {
    open: (lParam2) => `OpenDriver returned ${binding.openDriver('gain.drv', null, lParam2) === null ? 'NULL' : 'a handle'}.`,
    send: (hdrvr, msg) => `SendDriverMessage returned ${binding.sendDriverMessage(hdrvr, msg, 0, 0)}.`,
    close: (hdrvr) => `CloseDriver returned ${binding.closeDriver(hdrvr, 0, 0)}.`,
    endSession: () => `DRV_EXITSESSION went to ${binding.endSession().told}.`,
    instances: () => binding.instances().map(({ hdrvr }) => hdrvr),
    lines: () => (binding.calls.length === 0 ? [] : formatCalls(binding.calls).split('\n')),
  };
}
