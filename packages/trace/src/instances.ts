import { DRV_CLOSE, DRV_ENABLE, DRV_FREE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { copyOf } from './same-text.js';
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

/** The instances of a process, by handle. */
export interface Instances {
  readonly pid: string | null;
  /** The instance that a message is for; it appears with its first one, and anew with every DRV_LOAD or DRV_OPEN of its life. */
  receive(hdrvr: LParam, proc: string, msg: number, byHand: boolean, opening: Opening | null): LiveInstance;
  find(hdrvr: LParam): LiveInstance | null;
  /** Gives an instance the handle that it turns out to have. */
  rename(instance: LiveInstance, hdrvr: LParam): void;
}

/** Handles and modules beyond this are forgotten, the oldest first: a log that goes on for days must not need more memory. */
const most = 4096;

/** @param nextNumber - Counts instances over all processes. */
export function createInstances(pid: string | null, nextNumber: () => number): Instances {
  const instances = new Map<LParam, LiveInstance>();
  const files = new Map<string, string>();

  return {
    pid,
    receive(hdrvr, proc, msg, byHand, opening) {
      const known = instances.get(hdrvr);
      if (known !== undefined && (byHand || !begins(known, msg))) {
        if (!byHand && msg === DRV_OPEN) known.stage = 'open';
        if (!byHand && msg === DRV_CLOSE) known.stage = 'closed';
        // Its place in memory may be another module's soon.
        if (msg === DRV_FREE && !byHand) files.delete(proc);
        return known;
      }
      const module = copyOf(proc);
      if (opening?.file != null) remember(files, module, opening.file);
      const driver = files.get(module) ?? (module === '' ? null : `proc ${module}`);
      const driverClass = opening?.driverClass ?? classOfFile(driver);
      const stage = msg === DRV_LOAD || msg === DRV_ENABLE ? 'loading' : 'open';
      const instance: LiveInstance = { number: nextNumber(), pid, hdrvr, module, driver, driverClass, stage };
      remember(instances, hdrvr, instance);
      return instance;
    },
    find: (hdrvr) => instances.get(hdrvr) ?? null,
    rename(instance, hdrvr) {
      instances.delete(instance.hdrvr);
      instance.hdrvr = hdrvr;
      remember(instances, hdrvr, instance);
    },
  };
}

/** Does a message begin the life of another instance, which has the handle of one that is known? */
function begins({ stage }: LiveInstance, msg: number): boolean {
  if (msg === DRV_LOAD) return true;
  return stage !== 'loading' && (msg === DRV_OPEN || (msg === DRV_ENABLE && stage === 'closed'));
}

/** The class of the drivers that an alias or a section of the registry is for; `null` where it does not say. */
export function classOfName(name: string | null, section: string | null): string | null {
  if (section !== null && /^mci(?:32)?$/i.test(section)) return 'mci';
  const prefix = /^(msacm|vidc)\./i.exec(name ?? '')?.[1]?.toLowerCase();
  if (prefix !== undefined) return prefix === 'vidc' ? 'icm' : 'acm';
  return classOfFile(name);
}

function classOfFile(file: string | null): string | null {
  return file !== null && /\.acm$/i.test(file.split(' ')[0]!) ? 'acm' : null;
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value!);
}
