import type { HDRVR, LResult } from '@driverproc/binding';
import type { ModuleName } from './program.ts';

/** Where an instance is in its life. `refused` and `closed` are over; so is `opening` for one whose DRV_LOAD was refused. */
type Phase = 'opening' | 'open' | 'closing' | 'refused' | 'closed';

/** An instance, as the messages that its driver gets tell of it. */
export interface Instance {
  /** `h1`, `h2`, … in the order that instances come up. */
  readonly symbol: string;
  readonly hdrvr: HDRVR;
  readonly module: ModuleName;
  phase: Phase;
  /** Made by the host for its own use: DRV_OPEN came with lParam2 zero while OpenDriver had another. */
  isSessionInstance: boolean;
  driverId: LResult;
  /** `id1`, … of its driver identifier. */
  idSymbol: string | null;
  /** How many instances had come up when it was closed. */
  closedAfter: number;
}

/** All instances of a run. A handle is that of the last one that has it: winmm's handles are addresses, and come again. */
export class Instances {
  readonly all: Instance[] = [];
  readonly #byHandle = new Map<HDRVR, Instance>();

  add(hdrvr: HDRVR, module: ModuleName): Instance {
    const instance: Instance = {
      symbol: `h${this.all.length + 1}`,
      hdrvr,
      module,
      phase: 'opening',
      isSessionInstance: false,
      driverId: 0,
      idSymbol: null,
      closedAfter: 0,
    };
    this.all.push(instance);
    this.#byHandle.set(hdrvr, instance);
    return instance;
  }

  find(hdrvr: HDRVR | 0): Instance | undefined {
    return hdrvr === 0 ? undefined : this.#byHandle.get(hdrvr);
  }
}
