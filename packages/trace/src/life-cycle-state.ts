import { DRV_ENABLE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { forgetOldest } from './forget-oldest.js';
import type { TracedCall } from './traced-call.js';

/** An instance, as its messages leave it. */
export interface InstanceState {
  readonly number: number;
  readonly module: ModuleState;
  phase: 'new' | 'open' | 'refused' | 'closed';
  /** What DRV_OPEN was answered; `null` where the log does not have it. */
  driverId: LParam | null;
  isSession: boolean;
}

/** A module, as its messages leave it. */
export interface ModuleState {
  /** The log began when it was loaded, or an instance of it was forgotten: not every one is known. */
  midway: boolean;
  stage: 'unloaded' | 'loaded' | 'enabled';
  /** The host has told it that the session ends. */
  ending: boolean;
  readonly before: number[];
  readonly open: Set<number>;
  /** What has to come next, and for which instance. */
  pending: readonly number[];
  pendingFor: number;
}

/** What is known of the modules and instances that messages go to. */
export interface LifeCycleState {
  moduleOf(call: TracedCall): ModuleState;
  instanceOf(call: TracedCall, module: ModuleState): InstanceState | null;
  find(number: number): InstanceState | null;
}

/** Modules and instances beyond this are forgotten, the oldest first that are over. */
const most = 10_000;

/** @param beforeLoad - Message numbers that a freshly loaded module gets before DRV_LOAD. */
export function createLifeCycleState(beforeLoad: readonly number[]): LifeCycleState {
  const modules = new Map<string, ModuleState>();
  const instances = new Map<number, InstanceState>();

  return {
    moduleOf({ pid, instance, driver, msg, byHand }) {
      const key = `${pid ?? ''} ${instance?.module ?? driver ?? ''}`;
      let module = modules.get(key);
      if (module === undefined) {
        const begins = !byHand && (msg === DRV_LOAD || (msg !== null && beforeLoad.includes(msg)));
        module = { midway: !begins, stage: 'unloaded', ending: false, before: [], open: new Set(), pending: [], pendingFor: 0 };
        modules.set(key, module);
        if (modules.size > most) forgetOldest(modules, ({ stage }) => stage === 'unloaded');
      }
      return module;
    },
    instanceOf({ instance, byHand, msg }, module) {
      if (instance === null) return null;
      const { number } = instance;
      let state = instances.get(number);
      if (state === undefined) {
        const known = byHand || (msg !== DRV_LOAD && msg !== DRV_ENABLE && msg !== DRV_OPEN);
        state = { number, module, phase: module.midway && known ? 'open' : 'new', driverId: null, isSession: false };
        if (state.phase === 'open') module.open.add(number);
        instances.set(number, state);
        if (instances.size > most) forget(forgetOldest(instances, hasEnded));
      }
      return state;
    },
    find: (number) => instances.get(number) ?? null,
  };
}

function hasEnded({ phase }: InstanceState): boolean {
  return phase === 'closed' || phase === 'refused';
}

/** What is not known any more is not held against its module. */
function forget({ number, module, phase }: InstanceState): void {
  module.open.delete(number);
  module.midway ||= phase === 'open';
}
