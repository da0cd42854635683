import type { HDRVR } from '@driverproc/binding';

/** Which instances of a driver are open, as winmm has it. */
export interface OpenInstances {
  /** A handle is an instance's that is being made: what had it before is gone, though its memory may still look like it. */
  remove(hdrvr: HDRVR): void;
  /** An instance's DRV_OPEN succeeded. */
  add(hdrvr: HDRVR): void;
  /** Those that are open, in the order they were opened. */
  list(): readonly HDRVR[];
}

/**
 * winmm is asked, not remembered, whether they still are: DRV_CLOSE may be sent by hand and mean nothing.
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
    remove: (hdrvr) => void opened.delete(hdrvr),
    add(hdrvr) {
      if (opened.size >= most) takeOutClosed();
      opened.add(hdrvr);
    },
    list() {
      takeOutClosed();
      return [...opened];
    },
  };
}
