import type { DriverBinding, HDRVR } from '@driverproc/binding';

/** The handles that are open, for those that do wrong to others than the one they are called for. */
export function listHandles(binding: DriverBinding): DriverBinding & { readonly handles: HDRVR[] } {
  const handles: HDRVR[] = [];
  return {
    ...binding,
    handles,
    openDriver(...args) {
      const hdrvr = binding.openDriver(...args);
      if (hdrvr !== null) handles.push(hdrvr);
      return hdrvr;
    },
    closeDriver(hdrvr, ...args) {
      const result = binding.closeDriver(hdrvr, ...args);
      if (result !== 0 && handles.includes(hdrvr)) handles.splice(handles.indexOf(hdrvr), 1);
      return result;
    },
  };
}

export function isOpen(binding: DriverBinding, hdrvr: HDRVR): boolean {
  return binding.getDriverModuleHandle(hdrvr) !== null;
}
