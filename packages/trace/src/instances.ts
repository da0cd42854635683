import { DRV_CLOSE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { classOfFile } from './driver-class.js';
import { forgetOldest } from './forget-oldest.js';
import { copyOf } from './kept-text.js';
import type { TracedInstance } from './traced-call.js';

/** The same, as it becomes known. */
export interface LiveInstance extends TracedInstance {
  hdrvr: LParam;
  driver: string | null;
  driverClass: string | null;
  /** `loading`: DRV_LOAD or DRV_ENABLE was seen, DRV_OPEN not yet. */
  stage: 'loading' | 'open' | 'closed';
}

/** What is known of the call that an instance gets its first message in. */
interface Opening {
  /** The file tried. */
  readonly file: string | null;
  readonly driverClass: string | null;
}

/** What is known of a module of a process. */
interface Module {
  readonly name: string;
  driver: string | null;
  driverClass: string | null;
}

/** The instances of a process, by handle. */
export interface Instances {
  readonly pid: string | null;
  /** The instance that a message is for; `null` where it is the first one, of this or of another life of the handle. */
  receive(hdrvr: LParam, msg: number, byHand: boolean): LiveInstance | null;
  /** An instance gets its first message. */
  appear(hdrvr: LParam, proc: string, msg: number, opening: Opening | null): LiveInstance;
  find(hdrvr: LParam): LiveInstance | null;
  /** Gives an instance the handle that it turns out to have. */
  rename(instance: LiveInstance, hdrvr: LParam): void;
}

/** Handles and modules beyond this are forgotten, the oldest first that are over: a log that goes on for days must not need more memory. */
const most = 4096;

/** @param nextNumber - Counts instances over all processes. */
export function createInstances(pid: string | null, nextNumber: () => number): Instances {
  const instances = new Map<LParam, LiveInstance>();
  const modules = new Map<string, Module>();

  const moduleOf = (proc: string): Module => {
    let module = modules.get(proc);
    if (module === undefined) {
      const name = copyOf(proc);
      module = { name, driver: name === '' ? null : `proc ${name}`, driverClass: null };
      remember(modules, name, module, () => true);
    }
    return module;
  };

  return {
    pid,
    receive(hdrvr, msg, byHand) {
      const known = instances.get(hdrvr);
      if (known === undefined) return null;
      if (byHand || msg > DRV_FREE) return known;
      if (begins(known, msg)) return null;
      if (msg === DRV_OPEN) known.stage = 'open';
      else if (msg === DRV_CLOSE) known.stage = 'closed';
      // Its place in memory may be another module's soon.
      else if (msg === DRV_FREE) modules.delete(known.module);
      return known;
    },
    appear(hdrvr, proc, msg, opening) {
      const module = moduleOf(proc);
      if (opening?.file != null && opening.file !== module.driver) {
        module.driver = opening.file;
        module.driverClass = classOfFile(opening.file);
      }
      const driverClass = opening?.driverClass ?? module.driverClass;
      const stage = msg === DRV_LOAD || msg === DRV_ENABLE ? 'loading' : 'open';
      const instance: LiveInstance = { number: nextNumber(), pid, hdrvr, module: module.name, driver: module.driver, driverClass, stage };
      remember(instances, hdrvr, instance, isClosed);
      return instance;
    },
    find: (hdrvr) => instances.get(hdrvr) ?? null,
    rename(instance, hdrvr) {
      instances.delete(instance.hdrvr);
      instance.hdrvr = hdrvr;
      remember(instances, hdrvr, instance, isClosed);
    },
  };
}

/** Does a message begin the life of another instance, which has the handle of one that is known? */
function begins({ stage }: LiveInstance, msg: number): boolean {
  if (msg === DRV_LOAD) return true;
  return stage !== 'loading' && (msg === DRV_OPEN || (msg === DRV_ENABLE && stage === 'closed'));
}

function isClosed({ stage }: LiveInstance): boolean {
  return stage === 'closed';
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, isOver: (value: Value) => boolean): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) forgetOldest(map, isOver);
}
