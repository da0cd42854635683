import { isDriverError, wideBytes } from '@driverproc/binding';
import type { LParam, LResult, Memory } from '@driverproc/binding';
import { DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import { callDriver } from './driver-call.js';
import type { Failures } from './driver-call.js';
import type { DriverCandidate } from './driver-lookup.js';
import type { HostProfile } from './host-profile.js';
import type { Instance, InstanceTable, LoadedModule } from './instance-table.js';
import type { ModuleReferences } from './module-references.js';

/**
 * Opening and closing instances: which messages a module gets, and when.
 *
 * A driver that throws does not break the sequence: the failure is kept and zero stands for its answer, so LOAD and OPEN
 * refuse and the rest goes on.
 *
 * @internal
 */
export interface LifeCycle {
  open(candidate: DriverCandidate, lParam2: LParam, failures: Failures): Instance | null;
  /** @param forced - Close even where the host would let the driver refuse. */
  close(instance: Instance, lParam1: LParam, lParam2: LParam, failures: Failures, forced?: boolean): LResult;
  /** DRV_DISABLE and DRV_FREE, as a module gets them with its last instance. */
  unload(instance: Instance, failures: Failures): void;
  /** Takes an instance off the list without telling its driver, and lets go of its module. */
  drop(instance: Instance): void;
}

/** @internal */
export function createLifeCycle(
  profile: HostProfile,
  table: InstanceTable,
  references: ModuleReferences,
  memory: Memory,
  pointerSize: 4 | 8,
): LifeCycle {
  const send = (
    instance: Instance,
    driverId: LResult,
    hdrvr: Instance['hdrvr'] | 0,
    msg: number,
    lParam1: LParam,
    lParam2: LParam,
    failures: Failures,
  ): LResult => {
    try {
      return callDriver(instance, driverId, hdrvr, msg, lParam1, lParam2, pointerSize);
    } catch (error) {
      if (!isDriverError(error)) throw error;
      failures.push(error);
      return 0;
    }
  };

  const unload = (instance: Instance, failures: Failures): void => {
    const driverId = profile.unloadDriverId === 'instance' ? instance.driverId : 0;
    send(instance, driverId, instance.hdrvr, DRV_DISABLE, 0, 0, failures);
    send(instance, driverId, instance.hdrvr, DRV_FREE, 0, 0, failures);
  };

  const drop = (instance: Instance): void => {
    table.leave(instance);
    table.release(instance);
    references.free(instance.module);
  };

  const load = (instance: Instance, failures: Failures): boolean => {
    const { hdrvr } = instance;
    for (const msg of profile.beforeLoad) send(instance, 0, hdrvr, msg, 0, 0, failures);
    const answer = send(instance, 0, profile.loadHdrvr === 'instance' ? hdrvr : 0, DRV_LOAD, 0, 0, failures);
    if (profile.loadAccepts === 'one' ? answer !== 1 : answer === 0) return false;
    send(instance, 0, hdrvr, DRV_ENABLE, 0, 0, failures);
    return true;
  };

  /** The messages of one open. They never throw: what a driver throws is kept. */
  const introduce = (instance: Instance, text: LParam, lParam2: LParam, failures: Failures): boolean => {
    const { module, hdrvr } = instance;
    // Counted by the list: while the first instance is still opening, another open finds none and loads once more.
    if (module.listed === 0 && !load(instance, failures)) return false;
    const openId = profile.openDriverId === 'hdrvr' ? hdrvr : 0;
    instance.driverId = send(instance, openId, hdrvr, DRV_OPEN, text, lParam2, failures);
    if (instance.driverId !== 0) return true;
    if (module.listed === 0 && profile.onlyOpenRefused === 'disable-free') unload(instance, failures);
    return false;
  };

  /** Makes one instance of a loaded module. Its handle is live from the first message on. */
  const establish = (module: LoadedModule, text: string | null, lParam2: LParam, failures: Failures): Instance | null => {
    const instance = table.allocate(module);
    if (instance === null) return null;
    let accepted = false;
    try {
      // The text is lent before the first message, so that nothing was sent when there is no memory for it.
      const use = (address: LParam): boolean => introduce(instance, address, lParam2, failures);
      accepted = text === null ? use(0) : memory.lend(wideBytes(text), use);
    } finally {
      if (accepted) table.join(instance);
      else table.release(instance);
    }
    return accepted ? instance : null;
  };

  const establishOrFree = (
    module: LoadedModule,
    text: string | null,
    lParam2: LParam,
    failures: Failures,
  ): Instance | null => {
    let instance: Instance | null = null;
    try {
      instance = establish(module, text, lParam2, failures);
    } finally {
      if (instance === null) references.free(module);
    }
    return instance;
  };

  const open = (candidate: DriverCandidate, lParam2: LParam, failures: Failures): Instance | null => {
    const module = references.load(candidate.fileName);
    if (module === null) return null;
    if (profile.sessionInstance && module.listed === 0 && lParam2 !== 0) {
      return openAfterSessionInstance(module, candidate, lParam2, failures);
    }
    return establishOrFree(module, candidate.configuration, lParam2, failures);
  };

  const openAfterSessionInstance = (
    module: LoadedModule,
    { fileName, configuration }: DriverCandidate,
    lParam2: LParam,
    failures: Failures,
  ): Instance | null => {
    const session = establishOrFree(module, configuration, 0, failures);
    if (session === null) return null;
    const wanted = open({ fileName, configuration: null }, lParam2, failures);
    if (!session.listed) return wanted;
    if (wanted !== null) {
      // Only now: what the driver closes inside the wanted instance's DRV_OPEN does not take this one along.
      session.isSessionInstance = true;
      module.sessionInstances.push(session);
    } else {
      close(session, 0, 0, failures, true);
      // Not while another instance needs the module: there winmm would run on in unloaded code.
      if (profile.releasesTwiceAfterSessionInstance && module.references === 0) references.free(module);
    }
    return wanted;
  };

  const close = (instance: Instance, lParam1: LParam, lParam2: LParam, failures: Failures, forced = false): LResult => {
    // An instance cannot be closed inside its own DRV_OPEN or while it is closing: undefined in winmm, refused here.
    if (!instance.listed || instance.closing) return 0;
    instance.closing = true;
    const { module } = instance;
    const earlier = failures.length;
    const answer = send(instance, instance.driverId, instance.hdrvr, DRV_CLOSE, lParam1, lParam2, failures);
    // A driver that throws has not refused: else one that always does could never be closed.
    const refused = answer === 0 && failures.length === earlier;
    if (refused && profile.closeZero === 'refuses' && !forced) {
      instance.closing = false;
      return 0;
    }
    if (module.listed === 1) unload(instance, failures);
    table.leave(instance);
    table.release(instance);
    closeLoneSessionInstance(module, failures);
    references.free(module);
    return profile.closeResult === 'one' ? 1 : answer;
  };

  const closeLoneSessionInstance = (module: LoadedModule, failures: Failures): void => {
    const sessions = module.sessionInstances;
    if (sessions.length === 0) return;
    for (let index = sessions.length - 1; index >= 0; index -= 1) {
      if (!sessions[index]!.listed) sessions.splice(index, 1);
    }
    const [session] = sessions;
    if (module.listed === 1 && session !== undefined) close(session, 0, 0, failures);
  };

  return { open, close, unload, drop };
}
