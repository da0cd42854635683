import { DRV_CLOSE, DRV_DISABLE, DRV_ENABLE, DRV_EXITSESSION, DRV_FREE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import { integerText, messageText, targetText } from './call-text.js';
import type { LifeCycleRules, LifeCycleViolation } from './life-cycle-rules.js';
import { createLifeCycleState } from './life-cycle-state.js';
import type { InstanceState, ModuleState } from './life-cycle-state.js';
import type { TracedCall, TraceEvent } from './traced-call.js';

/**
 * Holds an exchange to the rules of a host.
 *
 * @public
 */
export interface LifeCycleCheck {
  /** Takes the next event of a decoder. */
  event(event: TraceEvent): void;
  /** The first place where a rule is broken, in the order of the log; `null` where none is. */
  first(): LifeCycleViolation | null;
  /** How many messages to drivers were looked at. */
  messages(): number;
}

/**
 * Makes a check. What happened before the log began is not held against it: a module whose DRV_LOAD is not in the log may
 * have any instances.
 *
 * @param rules - Those of the host that made the log: `hostProfiles.wine` of `@driverproc/dispatcher`, for a log of Wine.
 * @public
 */
export function createLifeCycleCheck(rules: LifeCycleRules): LifeCycleCheck {
  const { moduleOf, instanceOf, find } = createLifeCycleState(rules.beforeLoad);
  let violation: LifeCycleViolation | null = null;
  let messages = 0;
  let isOver = false;

  const broken = (call: TracedCall, text: string): void => {
    violation ??= { line: call.line, driver: targetText(call), text: `${messageText(call)} ${text}`.trimStart() };
  };

  const zero = (call: TracedCall, ...values: readonly (readonly [string, LParam | null])[]): void => {
    for (const [name, value] of values) if (value !== null && value !== 0) broken(call, `has ${name} ${integerText(value)}; expected 0`);
  };

  const begins = (call: TracedCall, msg: number): void => {
    messages += 1;
    const module = moduleOf(call);
    const number = call.instance?.number ?? 0;
    const state = isPreface(call, msg, module) ? null : instanceOf(call, module);
    const lParams = [['lParam1', call.lParam1], ['lParam2', call.lParam2]] as const;
    if (call.byHand) return delivered(call, state);
    const [expected] = module.pending;
    if (expected !== undefined && !isNested(call) && (msg !== expected || number !== module.pendingFor)) {
      const name = expected === DRV_DISABLE ? 'DRV_DISABLE' : 'DRV_FREE';
      broken(call, `comes where ${name} to instance #${module.pendingFor} is expected, which was the last of its module`);
      module.pending = [];
      module.stage = 'unloaded';
    }
    switch (msg) {
      case DRV_LOAD:
        if (module.open.size > 0 && !isNested(call)) broken(call, `comes with the first open of a module; instances still open: ${module.open.size}`);
        if (module.before.join() !== rules.beforeLoad.join()) broken(call, `comes after message ${rules.beforeLoad.join(', ')}, which is missing`);
        if (rules.loadHdrvr === 'zero' && call.instance !== null) broken(call, `has a handle; expected 0`);
        if (rules.loadHdrvr === 'instance' && call.instance === null) broken(call, 'has no handle; expected that of the instance');
        zero(call, ['driver id', call.driverId], ...lParams);
        module.before.length = 0;
        module.ending = false;
        module.midway = false;
        return;
      case DRV_ENABLE:
        if (module.stage !== 'loaded' && !module.midway && !isNested(call)) broken(call, 'comes after a DRV_LOAD that was accepted; there is none');
        zero(call, ['driver id', call.driverId], ...lParams);
        if (module.stage === 'loaded') module.stage = 'enabled';
        return;
      case DRV_OPEN:
        return opens(call, module, state);
      case DRV_CLOSE:
        return delivered(call, state);
      case DRV_DISABLE:
      case DRV_FREE: {
        const ending = module.ending && rules.sessionEnd === 'disable-free';
        if (expected === undefined && !module.midway && !ending && !isNested(call)) broken(call, `comes when the last instance of a module is closed; still open: ${module.open.size}`);
        const wanted = rules.unloadDriverId === 'zero' ? 0 : (state?.driverId ?? null);
        if (wanted !== null && call.driverId !== null && call.driverId !== wanted) broken(call, `has driver id ${integerText(call.driverId)}; expected ${integerText(wanted)}`);
        zero(call, ...lParams);
        module.pending = module.pending.slice(1);
        if (msg === DRV_FREE) {
          module.stage = 'unloaded';
          // Those that were open when the log began are not: this is the last message of their module.
          if (module.midway || ending) module.open.clear();
        }
        return;
      }
      case DRV_EXITSESSION:
        module.ending = true;
        return delivered(call, state);
      default:
        return delivered(call, state);
    }
  };

  const isPreface = (call: TracedCall, msg: number, module: ModuleState): boolean => {
    const is = !call.byHand && module.stage === 'unloaded' && module.open.size === 0 && rules.beforeLoad.includes(msg);
    if (is) module.before.push(msg);
    return is;
  };

  const opens = (call: TracedCall, module: ModuleState, state: InstanceState | null): void => {
    const isFirst = module.open.size === 0 && !module.midway && !isNested(call);
    if (isFirst && module.stage !== 'enabled') broken(call, `comes after ${module.stage === 'loaded' ? 'DRV_ENABLE' : 'DRV_LOAD and DRV_ENABLE'}, which is missing`);
    const id = rules.openDriverId === 'zero' ? 0 : (call.instance?.hdrvr ?? 0);
    if (call.driverId !== null && call.driverId !== id) broken(call, `has driver id ${integerText(call.driverId)}; expected ${integerText(id)}`);
    const given = callerOf(call, 'OpenDriver')?.lParam2 ?? null;
    if (given === null || given === 0 || call.lParam2 === null) return;
    if (state !== null) state.isSession = call.lParam2 === 0;
    if (call.lParam2 === 0 && !rules.sessionInstance) broken(call, `has lParam2 0; expected ${integerText(given)}, for ${rules.name} has no session instance`);
    if (call.lParam2 !== 0 && rules.sessionInstance && isFirst) broken(call, `has lParam2 ${integerText(given)}; expected 0, for ${rules.name} opens a session instance first`);
  };

  /** A message that only an open instance gets, with its identifier. */
  const delivered = (call: TracedCall, state: InstanceState | null): void => {
    if (state === null) return;
    if (state.phase !== 'open' && !isNested(call)) {
      const why = { new: 'was not opened', refused: 'refused DRV_OPEN', closed: 'is closed' }[state.phase];
      return broken(call, `goes to an instance that ${why}`);
    }
    if (state.phase === 'open' && state.driverId !== null && call.driverId !== null && call.driverId !== state.driverId) {
      broken(call, `has driver id ${integerText(call.driverId)}; expected ${integerText(state.driverId)}, which DRV_OPEN was answered with`);
    }
  };

  const ends = (call: TracedCall, answer: LParam | string | null): void => {
    const module = moduleOf(call);
    const number = call.instance?.number ?? 0;
    const state = call.instance === null ? null : find(number);
    if (call.msg === DRV_LOAD) {
      module.stage = answer === null || (rules.loadAccepts === 'one' ? answer === 1 : answer !== 0) ? 'loaded' : 'unloaded';
    } else if (call.msg === DRV_OPEN && state !== null) {
      state.phase = answer === 0 ? 'refused' : 'open';
      state.driverId = typeof answer === 'string' ? null : answer;
      if (answer !== 0) module.open.add(number);
      else if (module.open.size === 0 && !module.midway) refusedFirst(module, number);
    } else if (call.msg === DRV_CLOSE && state !== null && (answer !== 0 || rules.closeZero === 'ignored')) {
      state.phase = 'closed';
      module.open.delete(number);
      if (module.open.size > 0 || module.midway) return;
      module.pending = [DRV_DISABLE, DRV_FREE];
      module.pendingFor = number;
    }
  };

  const refusedFirst = (module: ModuleState, number: number): void => {
    module.stage = 'unloaded';
    if (rules.onlyOpenRefused === 'nothing') return;
    module.pending = [DRV_DISABLE, DRV_FREE];
    module.pendingFor = number;
  };

  /** CloseDriver is over: is what belongs to it? */
  const closes = (call: TracedCall): void => {
    if (call.instance === null || isNested(call)) return;
    const module = moduleOf(call);
    if (module.pending.length > 0) broken(call, `CloseDriver ends, and DRV_DISABLE and DRV_FREE to instance #${module.pendingFor} are missing`);
    const [last] = module.open;
    if (module.open.size === 1 && find(last!)?.isSession) broken(call, `CloseDriver ends, and session instance #${last} is left alone`);
  };

  return {
    event(event) {
      isOver ||= event.type === 'end';
      if (isOver) return;
      if (event.type === 'call' && event.call.entryPoint === 'DriverProc' && event.call.msg !== null) begins(event.call, event.call.msg);
      if (event.type !== 'answer' || event.outcome === 'unanswered') return;
      if (event.call.entryPoint === 'DriverProc' && !event.call.byHand) ends(event.call, event.answer);
      if (event.call.entryPoint === 'CloseDriver') closes(event.call);
    },
    first: () => violation,
    messages: () => messages,
  };
}

function callerOf(call: TracedCall, entryPoint: string): TracedCall | null {
  for (let each = call.parent; each !== null; each = each.parent) if (each.entryPoint === entryPoint) return each;
  return null;
}

/** Is it sent while the same driver answers another message? Then the order is the driver's own doing. */
function isNested(call: TracedCall): boolean {
  for (let each = call.parent; each !== null; each = each.parent) {
    if (each.entryPoint === 'DriverProc' && each.instance?.module === call.instance?.module && each.pid === call.pid) return true;
  }
  return false;
}
