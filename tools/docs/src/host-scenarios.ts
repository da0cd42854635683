import type { DriverManager, HostProfileName } from '@driverproc/dispatcher';
import { createMockBinding, createMockDriver } from '@driverproc/mock';
import type { MockScript } from '@driverproc/mock';

/** Something that an application does, and what the driver answers. */
export interface HostScenario {
  readonly title: string;
  readonly script: MockScript;
  readonly run: (manager: DriverManager) => void;
}

const open = (manager: DriverManager, lParam2 = 0): ReturnType<DriverManager['openDriver']> => manager.openDriver('gain.drv', null, lParam2);

/** What hosts do otherwise than others. */
export const hostScenarios: readonly HostScenario[] = [
  {
    title: 'Two instances are opened and closed',
    script: {},
    run(manager) {
      const [first, second] = [open(manager), open(manager)];
      for (const hdrvr of [first, second]) if (hdrvr !== null) manager.closeDriver(hdrvr, 0, 0);
    },
  },
  { title: 'DRV_LOAD is answered with 2', script: { DRV_LOAD: 2 }, run: (manager) => void open(manager) },
  { title: 'The only instance refuses DRV_OPEN', script: { DRV_OPEN: 0 }, run: (manager) => void open(manager) },
  { title: 'The first open has an lParam2 of 7', script: {}, run: (manager) => void open(manager, 7) },
  {
    title: 'DRV_CLOSE is answered with 0',
    script: { DRV_CLOSE: 0 },
    run(manager) {
      const hdrvr = open(manager);
      if (hdrvr !== null) manager.closeDriver(hdrvr, 0, 0);
    },
  },
  {
    title: 'The session ends with two instances open',
    script: {},
    run(manager) {
      open(manager);
      open(manager);
      manager.endSession();
    },
  },
];

/** The messages of a scenario on a host, as the driver manager sends them with that profile. Handles are numbered by their first use. */
export function messagesOf({ script, run }: HostScenario, profile: HostProfileName): string[] {
  const binding = createMockBinding({ 'gain.drv': createMockDriver(script) }, { profile });
  run(binding);
  const handles = new Map<unknown, number>();
  return binding.calls.map(({ message, driverId, hdrvr, lParam2, answer }) => {
    if (hdrvr !== 0 && !handles.has(hdrvr)) handles.set(hdrvr, handles.size + 1);
    const handleOf = (value: unknown): string => (handles.has(value) ? `#${handles.get(value)}` : String(value));
    return `${message} id ${handleOf(driverId)}, hdrvr ${hdrvr === 0 ? '0' : handleOf(hdrvr)}${lParam2 === 0 ? '' : `, lParam2 ${lParam2}`} → ${answer}`;
  });
}
