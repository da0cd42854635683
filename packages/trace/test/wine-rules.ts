import type { LifeCycleRules } from '@driverproc/trace';

/** As in the profile of @driverproc/dispatcher, which this package does not import. */
export const wine: LifeCycleRules = {
  name: 'wine',
  beforeLoad: [],
  loadHdrvr: 'instance',
  loadAccepts: 'one',
  openDriverId: 'zero',
  onlyOpenRefused: 'nothing',
  closeZero: 'ignored',
  unloadDriverId: 'instance',
  sessionInstance: true,
  sessionEnd: 'close',
};
