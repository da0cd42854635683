import { DriverError } from '@driverproc/binding';
import type { HDRVR } from '@driverproc/binding';
import { bindingMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';
import { isOpen, listHandles } from './open-handles.ts';

const opening: readonly Mutant[] = [
  bindingMutant('returns another handle than the driver gets', ['open-hdrvr'], ({ openDriver, closeDriver, sendDriverMessage, getDriverModuleHandle }) => {
    const own = (hdrvr: HDRVR): HDRVR => (Number(hdrvr) - 2) as HDRVR;
    return {
      openDriver(...args) {
        const hdrvr = openDriver(...args);
        return hdrvr === null ? null : ((Number(hdrvr) + 2) as HDRVR);
      },
      closeDriver: (hdrvr, ...args) => closeDriver(own(hdrvr), ...args),
      sendDriverMessage: (hdrvr, ...args) => sendDriverMessage(own(hdrvr), ...args),
      getDriverModuleHandle: (hdrvr) => getDriverModuleHandle(own(hdrvr)),
    };
  }),
  bindingMutant('gives the first handle of a driver again', ['unique-handles', 'further-open', 'driver-id'], (binding) => {
    const first = new Map<string, HDRVR>();
    return {
      openDriver(driverName, ...args) {
        const known = first.get(driverName);
        if (known !== undefined && isOpen(binding, known)) return known;
        const hdrvr = binding.openDriver(driverName, ...args);
        if (hdrvr !== null) first.set(driverName, hdrvr);
        return hdrvr;
      },
    };
  }),
  bindingMutant('opens only one driver', ['own-life-cycle'], (binding) => {
    let only: string | undefined;
    return { openDriver: (driverName, ...args) => binding.openDriver((only ??= driverName), ...args) };
  }),
  bindingMutant('gives drivers no lParam2', ['open-lparam2', 'one-instance-per-open', 'open-parameter-width'], ({ openDriver }) => ({
    openDriver: (driverName, sectionName) => openDriver(driverName, sectionName, 0),
  })),
  bindingMutant('throws where nothing opens', ['unknown-driver', 'load-zero', 'open-zero', 'section'], ({ openDriver }) => ({
    openDriver(...args) {
      const hdrvr = openDriver(...args);
      if (hdrvr === null) throw new DriverError('open_failed', 'OpenDriver returned zero');
      return hdrvr;
    },
  })),
  bindingMutant('closes the others when a driver refuses an instance', ['open-zero-further'], (binding) => {
    const { handles, ...listed } = listHandles(binding);
    return {
      ...listed,
      openDriver(...args) {
        const hdrvr = listed.openDriver(...args);
        if (hdrvr === null) for (const each of handles.slice()) listed.closeDriver(each, 0, 0);
        return hdrvr;
      },
    };
  }),
  bindingMutant('takes blanks out of texts', ['text-as-it-is'], ({ openDriver }) => ({
    openDriver: (driverName, ...args) => openDriver(typeof driverName === 'string' ? driverName.replace(/ +/g, ' ').trim() : driverName, ...args),
  })),
  bindingMutant('looks no section up', ['section'], ({ openDriver }) => ({
    openDriver: (driverName, _sectionName, lParam2) => openDriver(driverName, null, lParam2),
  })),
];

const closing: readonly Mutant[] = [
  bindingMutant('closes the oldest instance', ['close-hdrvr', 'close-keeps-others', 'close-driver-id'], (binding) => {
    const { handles, ...listed } = listHandles(binding);
    return { ...listed, closeDriver: (hdrvr, ...args) => listed.closeDriver(handles.includes(hdrvr) ? handles[0]! : hdrvr, ...args) };
  }),
  bindingMutant('closes all instances with one', ['close-keeps-others', 'loaded-until-all-closed'], (binding) => {
    const { handles, ...listed } = listHandles(binding);
    return {
      ...listed,
      closeDriver(hdrvr, ...args) {
        const result = listed.closeDriver(hdrvr, ...args);
        if (result !== 0) for (const each of handles.slice()) listed.closeDriver(each, 0, 0);
        return result;
      },
    };
  }),
  bindingMutant('returns zero for a close', ['close-answer', 'disable-free-answers', 'exitsession-closes-nothing'], ({ closeDriver }) => ({
    closeDriver: (...args) => (closeDriver(...args), 0),
  })),
  bindingMutant('closes drivers together', ['last-close-of-several', 'supporting-driver'], (binding) => {
    const { handles, ...listed } = listHandles(binding);
    const put: HDRVR[] = [];
    return {
      ...listed,
      closeDriver(hdrvr, ...args) {
        put.push(hdrvr);
        if (put.length < handles.length) return 1;
        return put.splice(0).map((each) => listed.closeDriver(each, ...args)).at(-1)!;
      },
    };
  }),
];

/** What OpenDriver and CloseDriver do wrong. */
export const bindingMutants: readonly Mutant[] = [...opening, ...closing];
