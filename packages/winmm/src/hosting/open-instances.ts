import type { HDRVR } from '@driverproc/binding';

/** Which instances of a driver are open, as winmm has it. */
export interface OpenInstances {
  /** An instance's DRV_OPEN succeeded. */
  add(hdrvr: HDRVR): void;
  /** Those that are open, in the order they were opened. */
  list(): readonly HDRVR[];
}

/**
 * winmm is asked, not remembered: DRV_CLOSE may be sent by hand and mean nothing, and a handle's address comes again.
 *
 * @param isOpen - Is this handle one of an instance of the driver now?
 */
export function createOpenInstances(isOpen: (hdrvr: HDRVR) => boolean): OpenInstances {
  const opened = new Set<HDRVR>();
  // Those that were closed are taken out when as many have come as were open: it costs nothing on the whole.
  let most = 64;
  const takeOutClosed = (): void => {
    for (const hdrvr of opened) if (!isOpen(hdrvr)) opened.delete(hdrvr);
    most = Math.max(64, 2 * opened.size);
  };
  return {
    add(hdrvr) {
      if (opened.size >= most) takeOutClosed();
      opened.delete(hdrvr);
      opened.add(hdrvr);
    },
    list() {
      takeOutClosed();
      return [...opened];
    },
  };
}
