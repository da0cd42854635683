import type { HMODULE } from '@driverproc/binding';
import type Koffi from 'koffi';
import type { Native } from '../native-integer.js';

/**
 * Tells the module of a hosted driver from any other by what it exports, whichever thread or copy of this package hosts it.
 * Nothing is loaded before it is asked.
 */
export function createHostedModuleCheck(koffi: typeof Koffi): (hmodule: HMODULE) => boolean {
  let getProcAddress: ((module: Native, name: string) => Native) | undefined;
  return (hmodule) => {
    getProcAddress ??= koffi.load('kernel32.dll').func('intptr __stdcall GetProcAddress(intptr module, str name)') as NonNullable<typeof getProcAddress>;
    return getProcAddress(hmodule, 'DriverProcSlot') !== 0;
  };
}
