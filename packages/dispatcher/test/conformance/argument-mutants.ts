import { toPointerSized } from '@driverproc/binding';
import { bindingMutant, sendingMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

/** Arguments that are made to fit instead of being refused, or refused too late. */
export const argumentMutants: readonly Mutant[] = [
  sendingMutant('cuts messages to 32 bits', ['invalid-message'], (binding, hdrvr, msg, ...args) => binding.sendDriverMessage(hdrvr, Number(msg) >>> 0, ...args)),
  bindingMutant('cuts messages to DefDriverProc to 32 bits', ['invalid-default-message'], ({ defDriverProc }) => ({
    defDriverProc: (driverId, hdrvr, msg, ...args) => defDriverProc(driverId, hdrvr, Number(msg) >>> 0, ...args),
  })),
  sendingMutant('makes integers of parameters', ['invalid-parameter'], (binding, hdrvr, msg, lParam1, lParam2) =>
    binding.sendDriverMessage(hdrvr, msg, typeof lParam1 === 'bigint' ? lParam1 : Math.trunc(Number(lParam1)) || 0, lParam2),
  ),
  sendingMutant('cuts parameters to a pointer', ['parameter-too-wide'], (binding, hdrvr, msg, lParam1, lParam2) =>
    binding.sendDriverMessage(hdrvr, msg, typeof lParam1 === 'bigint' ? BigInt.asIntN(64, lParam1) : lParam1, lParam2),
  ),
  sendingMutant('answers what is no handle with zero', ['invalid-handle'], (binding, hdrvr, ...args) =>
    typeof hdrvr === 'number' && Number.isSafeInteger(hdrvr) ? binding.sendDriverMessage(hdrvr, ...args) : 0,
  ),
  bindingMutant('returns zero for closing what is no handle', ['invalid-handle-to-close'], ({ closeDriver }) => ({
    closeDriver: (hdrvr, ...args) => (typeof hdrvr === 'number' && Number.isSafeInteger(hdrvr) ? closeDriver(hdrvr, ...args) : 0),
  })),
  bindingMutant('checks the parameters of a close when it is done', ['invalid-close-parameter'], ({ closeDriver, pointerSize }) => ({
    closeDriver(hdrvr, lParam1, lParam2) {
      const result = closeDriver(hdrvr, 0, 0);
      toPointerSized(lParam1, pointerSize, 'lParam1');
      toPointerSized(lParam2, pointerSize, 'lParam2');
      return result;
    },
  })),
  bindingMutant('takes a name up to a NUL', ['invalid-name'], ({ openDriver }) => ({
    openDriver: (driverName, ...args) => openDriver(typeof driverName === 'string' ? driverName.split('\0')[0]! : driverName, ...args),
  })),
  bindingMutant('takes what is no section for none', ['invalid-section'], ({ openDriver }) => ({
    openDriver: (driverName, sectionName, lParam2) => openDriver(driverName, typeof sectionName === 'string' ? sectionName : null, lParam2),
  })),
  bindingMutant('makes an integer of lParam2 of OpenDriver', ['invalid-open-parameter'], ({ openDriver }) => ({
    openDriver: (driverName, sectionName, lParam2) => openDriver(driverName, sectionName, typeof lParam2 === 'bigint' ? lParam2 : Math.trunc(Number(lParam2)) || 0),
  })),
];
