import type { DriverBinding, HDRVR } from '../driver-binding.js';
import type { ConformanceHost } from './conformance-case.js';

/** A host that knows what was opened through it. */
export interface WatchedHost extends ConformanceHost {
  /** Closes what is open, and says how many instances that were. */
  closeLeft(): number;
}

/** Passes everything on as it is. */
export function watchHost(host: ConformanceHost): WatchedHost {
  const { binding } = host;
  const opened = new Set<HDRVR>();
  const watched: DriverBinding = {
    openDriver(driverName, sectionName, lParam2) {
      const hdrvr = binding.openDriver(driverName, sectionName, lParam2);
      if (hdrvr !== null) opened.add(hdrvr);
      return hdrvr;
    },
    closeDriver: (hdrvr, lParam1, lParam2) => binding.closeDriver(hdrvr, lParam1, lParam2),
    sendDriverMessage: (hdrvr, msg, lParam1, lParam2) => binding.sendDriverMessage(hdrvr, msg, lParam1, lParam2),
    getDriverModuleHandle: (hdrvr) => binding.getDriverModuleHandle(hdrvr),
    defDriverProc: (driverId, hdrvr, msg, lParam1, lParam2) => binding.defDriverProc(driverId, hdrvr, msg, lParam1, lParam2),
    get memory() {
      return binding.memory;
    },
    get pointerSize() {
      return binding.pointerSize;
    },
  };
  return {
    binding: watched,
    addDriver: (driver) => host.addDriver(driver),
    closeLeft: () => [...opened].filter((hdrvr) => closes(binding, hdrvr)).length,
  };
}

/** Was it open, by both that the binding says of it? One that gets either wrong fails the cases on that, not all of them. */
function closes(binding: DriverBinding, hdrvr: HDRVR): boolean {
  try {
    return binding.getDriverModuleHandle(hdrvr) !== null && binding.closeDriver(hdrvr, 0, 0) !== 0;
  } catch {
    return true;
  }
}
