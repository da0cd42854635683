import { DriverError, handlerThrew, isDriverError } from '@driverproc/binding';
import type { BroadcastReport, DriverBinding, DriverBroadcasts, HDRVR, LParam, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_EXITAPPLICATION, DRV_EXITSESSION, DRV_POWER, DRVEA_ABNORMALEXIT, DRVEA_NORMALEXIT } from '@driverproc/messages';
import type { DriverExit } from '@driverproc/messages';
import { createSlots, slotState } from './instance-slots.js';
import type { InstanceSlots } from './instance-slots.js';
import type { NativeInstances } from './native-instances.js';

/**
 * An instance that was opened here and is not closed.
 *
 * @public
 */
export interface TrackedInstance {
  /** Its handle. */
  readonly hdrvr: HDRVR;
  /** The name it was opened by. */
  readonly driverName: string;
}

/**
 * A binding that knows what was opened and closed through it.
 *
 * @public
 */
export interface TrackedInstances extends DriverBinding, DriverBroadcasts, Disposable {
  /** The open instances, in the order they were opened. */
  instances(): readonly TrackedInstance[];
  /** Closes what is open, in the order it was opened. What drivers throw is in the report, and stops nothing. */
  closeAll(): BroadcastReport;
  /** For threads that may tell instances of winmm.dll when this one is blocked; absent for other bindings. */
  readonly nativeInstances?: NativeInstances;
}

/**
 * How to track.
 *
 * @public
 */
export interface TrackInstancesOptions {
  /** What follows DRV_EXITSESSION in `endSession`: CloseDriver for each instance, if not given. */
  readonly tearDown?: 'close' | 'nothing';
}

interface Tracked extends TrackedInstance {
  readonly slots: InstanceSlots;
  readonly slot: number;
}

// More instances than this are told by their own thread only.
const MOST_SHARED = 16384;
// A driver that takes longer to hear of the end from the other thread stays open.
const LONGEST_TELLING_MS = 2000;

/**
 * Follows what is opened and closed through a binding, so that all of it can be told and closed: winmm itself lists nothing. Open
 * and close through what this returns; instances opened elsewhere are not known here.
 *
 * Nothing is sent by itself, and disposing it closes what is open.
 *
 * @param binding - The binding to follow: that of `createWinmmBinding`, or any other. It is not changed.
 * @public
 */
export function trackInstances(binding: DriverBinding, options: TrackInstancesOptions = {}): TrackedInstances {
  const { tearDown = 'close' } = options;
  const tracked = new Map<HDRVR, Tracked>();
  const isNative = binding.isNative?.bind(binding);
  const sharedSlots = isNative === undefined ? undefined : createSlots(MOST_SHARED);
  let broadcasting = false;

  const track = (hdrvr: HDRVR, driverName: string): void => {
    const shared = isNative?.(hdrvr) === true ? sharedSlots : undefined;
    const slot = shared?.add(BigInt(hdrvr)) ?? -1;
    const slots = shared !== undefined && slot >= 0 ? shared : createSlots(1);
    tracked.set(hdrvr, { hdrvr, driverName, slots, slot: slot >= 0 ? slot : slots.add(BigInt(hdrvr)) });
  };

  const close = (each: Tracked, lParam1: LParam, lParam2: LParam): LResult => {
    const { hdrvr, slots, slot } = each;
    const before = claimForClosing(each);
    try {
      return binding.closeDriver(hdrvr, lParam1, lParam2);
    } finally {
      // A driver may refuse, and one that threw is closed all the same: only the binding knows.
      if (tracked.get(hdrvr) === each) {
        if (binding.getDriverModuleHandle(hdrvr) === null) {
          tracked.delete(hdrvr);
          slots.free(slot);
        } else slots.move(slot, slotState.closing, before);
      }
    }
  };

  /** One broadcast at a time: from inside one, another tells nobody. */
  const once = (round: (failures: DriverError[]) => number): BroadcastReport => {
    const failures: DriverError[] = [];
    if (broadcasting) return { told: 0, failures };
    broadcasting = true;
    try {
      return { told: round(failures), failures };
    } finally {
      broadcasting = false;
    }
  };

  /** Tells the instances that are open now, unless `claim` says that it is not for us to tell. */
  const tellEvery = (msg: number, lParam1: LParam, failures: DriverError[], claim: (each: Tracked) => boolean = () => true): number => {
    let told = 0;
    const open = [...tracked.values()];
    for (const each of open) {
      if (tracked.get(each.hdrvr) !== each || !claim(each)) continue;
      told += 1;
      attempt(each, msg, failures, () => void binding.sendDriverMessage(each.hdrvr, msg, lParam1, 0));
    }
    return told;
  };

  const closeEvery = (failures: DriverError[]): void => {
    const open = [...tracked.values()];
    for (const each of open) {
      if (tracked.get(each.hdrvr) !== each || each.slots.state(each.slot) === slotState.closing) continue;
      attempt(each, DRV_CLOSE, failures, () => void close(each, 0, 0));
    }
  };

  const exitSession = (failures: DriverError[]): number => {
    // Told in an earlier end, which they survived; those that the other thread told were told in this one.
    for (const { slots, slot } of tracked.values()) slots.move(slot, slotState.toldByMain, slotState.open);
    return tellEvery(DRV_EXITSESSION, 0, failures, ({ slots, slot }) => slots.move(slot, slotState.open, slotState.toldByMain));
  };

  const tearDownAll = (failures: DriverError[]): void => {
    if (tearDown === 'close') closeEvery(failures);
    for (const { slots, slot } of tracked.values()) slots.move(slot, slotState.toldByWorker, slotState.toldByMain);
  };

  const closeAll = (): BroadcastReport => once((failures) => (closeEvery(failures), 0));

  return {
    memory: binding.memory,
    pointerSize: binding.pointerSize,
    ...(isNative !== undefined && { isNative }),
    ...(sharedSlots !== undefined && { nativeInstances: { '~shared': sharedSlots.shared } }),
    openDriver(driverName, sectionName, lParam2) {
      const hdrvr = binding.openDriver(driverName, sectionName, lParam2);
      if (hdrvr !== null) track(hdrvr, driverName);
      return hdrvr;
    },
    closeDriver(hdrvr, lParam1, lParam2) {
      const each = tracked.get(hdrvr);
      return each === undefined ? binding.closeDriver(hdrvr, lParam1, lParam2) : close(each, lParam1, lParam2);
    },
    sendDriverMessage: (hdrvr, msg, lParam1, lParam2) => binding.sendDriverMessage(hdrvr, msg, lParam1, lParam2),
    getDriverModuleHandle: (hdrvr) => binding.getDriverModuleHandle(hdrvr),
    defDriverProc: (driverId, hdrvr, msg, lParam1, lParam2) => binding.defDriverProc(driverId, hdrvr, msg, lParam1, lParam2),
    instances: () => [...tracked.values()].map(({ hdrvr, driverName }) => ({ hdrvr, driverName })),
    endSession: () =>
      once((failures) => {
        const told = exitSession(failures);
        tearDownAll(failures);
        return told;
      }),
    exitSession: () => once(exitSession),
    tearDown: () => once((failures) => (tearDownAll(failures), 0)),
    power: () => once((failures) => tellEvery(DRV_POWER, 0, failures)),
    exitApplication(exit) {
      const lParam1 = exitValue(exit);
      return once((failures) => tellEvery(DRV_EXITAPPLICATION, lParam1, failures));
    },
    closeAll,
    [Symbol.dispose]: () => void closeAll(),
  };
}

/** Takes an instance away from the other thread, waiting for it where it is telling this very one. */
function claimForClosing({ slots, slot, driverName }: Tracked): number {
  for (;;) {
    const before = slots.state(slot);
    if (before === slotState.tellingByWorker) {
      if (slots.waitWhileTelling(slot, LONGEST_TELLING_MS)) continue;
      throw new DriverError('close_refused', `"${driverName}" has not returned from DRV_EXITSESSION, which another thread sent; it stays open`, {
        driver: driverName,
      });
    }
    if (slots.move(slot, before, slotState.closing)) return before;
  }
}

/** Nothing that a driver does keeps the others from being told or closed. */
function attempt({ driverName }: TrackedInstance, msg: number, failures: DriverError[], action: () => void): void {
  try {
    action();
  } catch (error) {
    failures.push(isDriverError(error) ? error : handlerThrew(driverName, msg, error));
  }
}

function exitValue(exit: DriverExit): number {
  const values: { readonly [Name in DriverExit]: number } = { DRVEA_NORMALEXIT, DRVEA_ABNORMALEXIT };
  if (Object.hasOwn(values, exit)) return values[exit];
  throw new DriverError('invalid_argument', `an exit is DRVEA_NORMALEXIT or DRVEA_ABNORMALEXIT; got ${String(exit)}`);
}
