import { profileMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

export const profileMutants: readonly Mutant[] = [
  profileMutant('sends a message before DRV_LOAD', ['load-is-first'], { beforeLoad: [0] }),
  profileMutant('gives a handle with DRV_LOAD', ['load-hdrvr'], { loadHdrvr: 'instance' }),
  profileMutant('wants exactly 1 for DRV_LOAD', ['load-nonzero'], { loadAccepts: 'one' }),
  profileMutant('gives the handle for an identifier with DRV_OPEN', ['open-driver-id'], { openDriverId: 'hdrvr' }),
  profileMutant('closes whatever DRV_CLOSE is answered', ['close-zero'], { closeZero: 'ignored' }),
  profileMutant('gives an identifier with DRV_DISABLE and DRV_FREE', ['disable-driver-id', 'free-driver-id'], { unloadDriverId: 'instance' }),
  profileMutant('makes an instance of its own', ['one-instance-per-open', 'text-and-lparam2'], { sessionInstance: true }),
  profileMutant('answers custom messages in DefDriverProc', ['default-custom'], { defDriverProc: { 1: 1, 2: 1, 0x4001: 1 } }),
];
