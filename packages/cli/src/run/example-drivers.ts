import { defineDriver } from '@driverproc/dispatcher';
import type { DriverSections } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';
import { createMockDriver } from '@driverproc/mock';
import type { RunDriver } from './run-driver.js';
import type { RunJob } from './run-job.js';
import { parseSend } from './send-option.js';

const gainMessages = {
  GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }),
};

/** A volume control for one channel; it takes up to 12 dB, and goes silent when the session ends. */
const gain = defineDriver({
  messages: gainMessages,
  open: ({ configuration }) => ({ channel: configuration ?? 'both', decibels: 0 }),
}).handle({
  DRV_QUERYCONFIGURE: () => true,
  DRV_CONFIGURE: ({ configInfo }) => (configInfo === null ? 'DRVCNF_CANCEL' : 'DRVCNF_OK'),
  DRV_EXITSESSION({ state }) {
    state.decibels = -Infinity;
  },
  GAIN_SET({ state, decibels }) {
    if (decibels > 12) return false;
    state.decibels = decibels;
    return true;
  },
});

/** The drivers that `drv run` brings along for the driver manager, and their own messages. */
export const exampleDrivers: readonly RunDriver[] = [
  { module: 'gain.drv', driver: gain, messages: gainMessages },
  { module: 'mock.drv', driver: createMockDriver({ DRV_QUERYCONFIGURE: false, DRV_INSTALL: 'DRVCNF_RESTART' }), messages: {} },
];

const aliases = { gain1: 'gain.drv left', gain2: 'gain.drv right' };

/** What they can be opened by. */
export const exampleNames: readonly string[] = [...exampleDrivers.map(({ module }) => module), ...Object.keys(aliases)];

/** Aliases of the drivers where Windows NT has them, and where Windows 3.1 does. */
export const exampleTables: { readonly registry: DriverSections; readonly systemIni: DriverSections } = {
  registry: { Drivers32: aliases },
  systemIni: { drivers: aliases },
};

const query = parseSend('DRV_QUERYCONFIGURE');
// GAIN_SET: 6 dB is taken, 20 dB is not.
const gainSends = [query, parseSend('DRV_USER+1=6'), parseSend('DRV_USER+1=20')];

/** What is run in the driver manager when no driver is named. */
export const exampleJobs: readonly RunJob[] = [
  { driver: 'gain.drv', file: null, section: null, instances: 1, sends: gainSends },
  { driver: 'gain1', file: null, section: null, instances: 1, sends: gainSends },
  { driver: 'gain2', file: null, section: null, instances: 1, sends: gainSends },
  { driver: 'mock.drv', file: null, section: null, instances: 1, sends: [query] },
];
