import type { HostProfileName } from '@driverproc/dispatcher';
import type { HDRVR, LResult } from '@driverproc/binding';
import type { DoneCall, DoneCommand } from './random-run.ts';

interface OpenInstance {
  readonly hdrvr: HDRVR;
  readonly driverId: LResult;
  readonly module: string;
  readonly isSession: boolean;
}

/**
 * Reads what happened and throws at the first thing that the rules do not allow. It knows the rules only: what is open is
 * worked out from the calls and their answers, and then compared with what the manager says.
 */
export function checkRun(profile: HostProfileName, done: readonly DoneCommand[]): void {
  const refusesClose = profile !== 'wine';
  const open: OpenInstance[] = [];
  const opening = new Set<HDRVR>();
  const closing = new Set<HDRVR>();
  const dead = new Set<HDRVR>();
  const opensInProgress = new Map<string, number>();
  let broadcasting = false;

  const claim = (condition: boolean, rule: string): void => {
    if (!condition) throw new Error(rule);
  };
  const listed = (module: string): OpenInstance[] => open.filter((each) => each.module === module);
  const find = (hdrvr: HDRVR | 0): OpenInstance | undefined => open.find((each) => each.hdrvr === hdrvr);
  const leave = (hdrvr: HDRVR): void => {
    open.splice(open.findIndex((each) => each.hdrvr === hdrvr), 1);
    closing.delete(hdrvr);
    dead.add(hdrvr);
  };
  const visit = (call: DoneCall): DoneCall => {
    call.commands.forEach(checkCommand);
    return call;
  };

  /** The calls of one command, read one after the other. */
  const reader = (calls: readonly DoneCall[]) => {
    let index = 0;
    return {
      next: () => calls[index]?.message,
      /** The handle that the next call comes with. */
      handle: () => calls[index]?.hdrvr ?? 0,
      done: () => index >= calls.length,
      take(message: string, module: string, hdrvr: HDRVR | null, driverId: LResult): DoneCall {
        const call = calls[index++];
        claim(call !== undefined && call.message === message, `${message} is due, not ${call?.message ?? 'the end'}`);
        claim(call!.module === module, `${message} is for ${module}, not ${call!.module}`);
        claim(hdrvr === null || call!.hdrvr === hdrvr, `${message} comes with the handle of its instance`);
        claim(call!.driverId === driverId, `${message} comes with identifier ${driverId}, not ${call!.driverId}`);
        claim(!dead.has(call!.hdrvr as HDRVR), `${message} comes to a handle that is closed`);
        return call!;
      },
    };
  };
  type Reader = ReturnType<typeof reader>;

  const unload = (calls: Reader, { hdrvr, driverId, module }: Omit<OpenInstance, 'isSession'>): void => {
    const id = profile === 'wine' ? driverId : 0;
    visit(calls.take('DISABLE', module, hdrvr, id));
    visit(calls.take('FREE', module, hdrvr, id));
  };

  /** One instance: LOAD and ENABLE if the list has none of its module, then OPEN. */
  const checkOpening = (calls: Reader, module: string, lParam2: number, isSession: boolean): HDRVR | null => {
    let hdrvr: HDRVR | null = null;
    const meet = (call: DoneCall): void => {
      if (hdrvr === null) claim(!find(call.hdrvr) && !opening.has(call.hdrvr as HDRVR), 'a new instance has a new handle');
      hdrvr = call.hdrvr as HDRVR;
      opening.add(hdrvr);
    };
    const refuse = (): null => {
      if (hdrvr !== null) {
        opening.delete(hdrvr);
        dead.add(hdrvr);
      }
      return null;
    };
    if (listed(module).length === 0) {
      if (profile === 'win31') {
        const first = calls.take('0x0', module, null, 0);
        meet(first);
        visit(first);
      }
      const load = calls.take('LOAD', module, profile === 'win32' ? (0 as HDRVR) : hdrvr, 0);
      if (profile !== 'win32') meet(load);
      visit(load);
      if (load.answer === null || (profile === 'wine' ? load.answer !== 1 : load.answer === 0)) return refuse();
      const enable = calls.take('ENABLE', module, hdrvr, 0);
      meet(enable);
      visit(enable);
    }
    const call = calls.take('OPEN', module, hdrvr, profile === 'win31' ? calls.handle() : 0);
    claim(call.lParam2 === lParam2, `OPEN comes with lParam2 ${lParam2}`);
    meet(call);
    visit(call);
    const { answer } = call;
    if (answer === null || answer === 0) {
      const wasOnly = profile === 'win31' && listed(module).length === 0;
      if (wasOnly) unload(calls, { hdrvr: call.hdrvr as HDRVR, driverId: 0, module });
      return refuse();
    }
    opening.delete(call.hdrvr as HDRVR);
    open.push({ hdrvr: call.hdrvr as HDRVR, driverId: answer, module, isSession });
    return call.hdrvr as HDRVR;
  };

  /** One CLOSE and what follows; false if it was refused. */
  const checkClosing = (calls: Reader, instance: OpenInstance, mayRefuse: boolean): boolean => {
    const { hdrvr, driverId, module } = instance;
    claim(!closing.has(hdrvr), 'no CLOSE inside the CLOSE of the same instance');
    closing.add(hdrvr);
    const { answer } = visit(calls.take('CLOSE', module, hdrvr, driverId));
    if (answer === 0 && mayRefuse && refusesClose) {
      closing.delete(hdrvr);
      return false;
    }
    if (listed(module).length === 1) unload(calls, instance);
    leave(hdrvr);
    return true;
  };

  /** CLOSEs of instances as they come, session instances after their last companion. */
  const checkClosings = (calls: Reader): void => {
    while (calls.next() === 'CLOSE') {
      const instance = find(calls.handle());
      claim(instance !== undefined, 'CLOSE comes to an open instance');
      checkClosing(calls, instance!, false);
    }
  };

  const tell = (calls: Reader, message: string): number => {
    const everybody = [...open];
    let told = 0;
    for (const { hdrvr, driverId, module } of everybody) {
      if (find(hdrvr) === undefined || closing.has(hdrvr)) continue;
      visit(calls.take(message, module, hdrvr, driverId));
      told += 1;
    }
    return told;
  };

  const disableAndFree = (calls: Reader): void => {
    const everybody = open.filter(({ hdrvr }) => !closing.has(hdrvr));
    const freed = new Set<string>();
    for (const instance of everybody) {
      if (freed.has(instance.module) || find(instance.hdrvr) === undefined) continue;
      freed.add(instance.module);
      closing.add(instance.hdrvr);
      unload(calls, instance);
    }
    for (const { hdrvr } of everybody) if (find(hdrvr) !== undefined) leave(hdrvr);
  };

  const checkOpenCommand = (entry: DoneCommand, calls: Reader, module: string, lParam2: number): void => {
    opensInProgress.set(module, (opensInProgress.get(module) ?? 0) + 1);
    let wanted: HDRVR | null = null;
    if (profile === 'wine' && lParam2 !== 0 && listed(module).length === 0) {
      const session = checkOpening(calls, module, 0, true);
      if (session !== null) {
        wanted = checkOpening(calls, module, lParam2, false);
        const left = find(session);
        if (wanted === null && left !== undefined && !closing.has(session)) checkClosings(calls);
      }
    } else wanted = checkOpening(calls, module, lParam2, false);
    const failed = entry.calls.some(({ answer }) => answer === null);
    if (failed) checkClosings(calls);
    claim(entry.threw === (failed ? 'handler_threw' : null), 'OpenDriver throws when a driver threw');
    if (!failed) claim(entry.result === wanted, 'OpenDriver gives the handle of the wanted instance, or null');
    else claim(wanted === null || dead.has(wanted), 'an open that threw leaves nothing open');
    opensInProgress.set(module, opensInProgress.get(module)! - 1);
  };

  const checkCloseCommand = (entry: DoneCommand, calls: Reader): void => {
    const instance = find(entry.hdrvr);
    if (instance === undefined || closing.has(instance.hdrvr)) {
      claim(entry.calls.length === 0 && entry.result === 0, 'closing what is not open, or is closing already, answers 0');
      return;
    }
    const first = entry.calls[0];
    const closed = checkClosing(calls, instance, true);
    if (closed) checkClosings(calls);
    const failed = entry.calls.some(({ answer }) => answer === null);
    claim(entry.threw === (failed ? 'handler_threw' : null), 'CloseDriver throws when a driver threw');
    if (failed) return;
    const value = profile === 'win31' ? first!.answer : 1;
    claim(entry.result === (closed ? value : 0), 'CloseDriver returns 0 only when it did not close');
  };

  const checkSendCommand = (entry: DoneCommand, calls: Reader): void => {
    const instance = find(entry.hdrvr);
    if (instance === undefined && !opening.has(entry.hdrvr as HDRVR)) {
      claim(entry.calls.length === 0 && entry.result === 0, 'a handle that is not open answers 0');
      return;
    }
    const id = instance?.driverId ?? 0;
    const call = visit(calls.take('0x4000', entry.calls[0]?.module ?? '', entry.hdrvr as HDRVR, id));
    if (call.answer === null) claim(entry.threw === 'handler_threw', 'SendDriverMessage throws what a driver threw');
    else claim(entry.result === call.answer && entry.threw === null, "SendDriverMessage returns the driver's answer");
  };

  const checkBroadcast = (entry: DoneCommand, calls: Reader): void => {
    const { told, failed } = entry.result as { told: number; failed: number };
    claim(entry.threw === null, 'a broadcast never throws');
    if (broadcasting) {
      claim(entry.calls.length === 0 && told === 0, 'a broadcast inside a broadcast tells nobody');
      return;
    }
    broadcasting = true;
    claim(told === tell(calls, entry.command.do === 'power' ? 'POWER' : 'EXITSESSION'), 'a broadcast counts whom it told');
    if (entry.command.do === 'endSession') {
      if (profile === 'win31') disableAndFree(calls);
      else checkCloseAll(calls);
    }
    claim(failed === entry.calls.filter(({ answer }) => answer === null).length, 'a broadcast reports who threw');
    broadcasting = false;
  };

  const checkCloseAll = (calls: Reader): void => {
    checkClosings(calls);
    claim(open.every(({ hdrvr }) => closing.has(hdrvr)), 'nothing is left open');
  };

  const checkCommand = (entry: DoneCommand): void => {
    const calls = reader(entry.calls);
    const { command } = entry;
    if (command.do === 'open') checkOpenCommand(entry, calls, command.module, command.lParam2);
    else if (command.do === 'close') checkCloseCommand(entry, calls);
    else if (command.do === 'closeAll') checkCloseAll(calls);
    else if (command.do === 'endSession' || command.do === 'power') checkBroadcast(entry, calls);
    else checkSendCommand(entry, calls);
    claim(calls.done(), `nothing more is sent; ${calls.next()} was`);
    checkState(entry);
  };

  const checkState = (entry: DoneCommand): void => {
    const expected = open.map(({ hdrvr, driverId, module }) => ({ hdrvr, driverId, module }));
    claim(JSON.stringify(entry.open, asText) === JSON.stringify(expected, asText), 'instances() are those that the calls opened');
    for (const module of ['a.drv', 'b.drv']) {
      const needed = listed(module).length > 0 || (opensInProgress.get(module) ?? 0) > 0;
      claim(entry.loaded.includes(module) === needed, `${module} is ${needed ? 'loaded' : 'not loaded'}`);
      const [only, ...others] = listed(module);
      const isLone = only !== undefined && others.length === 0 && only.isSession && !closing.has(only.hdrvr);
      claim(!isLone || (opensInProgress.get(module) ?? 0) > 0, 'no session instance is left alone');
    }
  };

  done.forEach(checkCommand);
  claim(open.length === 0 && opening.size === 0, 'after disposal nothing is open');
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
