import { toPointerSized } from '@driverproc/binding';
import type { DriverBinding, DriverProc, HDRVR, HMODULE, LParam, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_LOAD, DRV_OPEN } from '@driverproc/messages';
import { Instances } from './instances.ts';
import type { Instance } from './instances.ts';
import type { Action, HandleChoice, ModuleName, Program, Reaction } from './program.ts';
import type { RecordedCall, RecordedReaction, RecordedStep, Recording } from './recording.ts';
import { isUndefined, mustNotRefuse } from './undefined-behaviour.ts';

/** One of the two managers, with the modules that programs open. Its drivers pass every call on to `receive`. */
export interface Side {
  readonly binding: DriverBinding;
  nameOf(hmodule: HMODULE): string;
  /** How many instances are open. */
  openInstances(): number;
  /** What its drivers call; there is a run at a time. */
  receive: (module: ModuleName, ...call: Parameters<DriverProc>) => LResult;
}

/** A step that is under way. */
interface Underway {
  readonly step: number;
  readonly action: Action;
  /** What was opened by an OpenDriver, directly. */
  readonly opened: Instance[];
  /** What it is closing. */
  readonly closing: Instance[];
}

const usualAnswers: ReadonlySet<number> = new Set([1, 2, 4, 5, 6]);

/** Runs a program to its end, and closes what it left open. */
export function runProgram({ actions, reactions }: Program, side: Side): Recording {
  const { binding } = side;
  const steps: RecordedStep[] = [];
  const trace: RecordedCall[] = [];
  const script: RecordedReaction[] = [];
  const instances = new Instances();
  const underway: Underway[] = [];
  const inside: { readonly instance: Instance | undefined; readonly trace: number }[] = [];
  const received = new Map<string, number>();
  let answered = 0;
  let identifiers = 0;

  const make = (action: Action): string | null => {
    const target = 'handle' in action ? pick(action.handle, instances, inside[0]?.instance) : undefined;
    if (target === null) return null;
    const about = inside.flatMap(({ instance }) => instance ?? []);
    if (isUndefined(action, target?.instance, { instances, inside: about, opened: underway.flatMap(({ opened }) => opened) })) return null;
    const step: RecordedStep = {
      call: action.call,
      args: argsOf(action, target?.text ?? null),
      result: null,
      traceFrom: trace.length,
      traceTo: 0,
      insideTrace: inside[0]?.trace ?? null,
    };
    const current: Underway = { step: steps.push(step) - 1, action, opened: [], closing: [] };
    underway.unshift(current);
    try {
      step.result = call(action, target?.hdrvr ?? 0);
    } finally {
      underway.shift();
      for (const instance of current.closing) {
        instance.phase = 'closed';
        instance.closedAfter = instances.all.length;
      }
      step.traceTo = trace.length;
    }
    return action.call;
  };

  const call = (action: Action, handle: HDRVR | 0): string | null => {
    const hdrvr = handle as HDRVR;
    switch (action.call) {
      case 'OpenDriver': {
        const opened = binding.openDriver(action.driverName, action.section, action.lParam2);
        return opened === null ? null : (instances.find(opened)?.symbol ?? 'a handle that no driver has seen');
      }
      case 'CloseDriver':
        return valueText(binding.closeDriver(hdrvr, action.lParam1, action.lParam2));
      case 'SendDriverMessage':
        return valueText(binding.sendDriverMessage(hdrvr, action.msg, action.lParam1, action.lParam2));
      case 'GetDriverModuleHandle': {
        const hmodule = binding.getDriverModuleHandle(hdrvr);
        return hmodule === null ? null : `module:${side.nameOf(hmodule)}`;
      }
    }
  };

  /** The instance that a message is about. One that comes up with it is made. */
  const instanceOf = (module: ModuleName, hdrvr: HDRVR | 0, msg: number, byHand: boolean): Instance | undefined => {
    const known = instances.find(hdrvr);
    if (byHand || hdrvr === 0) return known;
    const isNew = msg === DRV_LOAD || (msg === DRV_OPEN && known?.phase !== 'opening');
    return isNew ? instances.add(hdrvr, module) : known;
  };

  side.receive = (module, driverId, hdrvr, msg, lParam1, lParam2) => {
    const current = underway[0];
    const byHand = current?.action.call === 'SendDriverMessage';
    const instance = instanceOf(module, hdrvr, msg, byHand);
    const isOpen = msg === DRV_OPEN && !byHand;
    if (instance !== undefined && msg === DRV_CLOSE && !byHand) {
      instance.phase = 'closing';
      current?.closing.push(instance);
    }
    const entry: RecordedCall = {
      module,
      msg,
      driverId: driverId === 0 ? 0 : (instance?.idSymbol ?? valueText(driverId)),
      hdrvr: hdrvr === 0 ? null : (instance?.symbol ?? 'a handle not seen before'),
      lParam1: isOpen && lParam1 !== 0 ? { string: binding.memory.readString(lParam1) } : valueText(lParam1),
      lParam2: valueText(lParam2),
      step: current?.step ?? steps.length,
      depth: inside.length,
      returned: '',
      returnedValue: null,
    };
    const index = trace.push(entry) - 1;
    const nth = (received.get(`${module} ${msg}`) ?? 0) + 1;
    received.set(`${module} ${msg}`, nth);
    const reaction = reactions.find((each) => each.module === module && each.msg === msg && each.nth === nth);

    inside.unshift({ instance, trace: index });
    const made = reaction?.actions.flatMap((action) => make(action) ?? []) ?? [];
    inside.shift();

    const refuses = isOpen && reaction?.answer === 0 && current?.action.call === 'OpenDriver' && lParam2 !== 0 && mustNotRefuse(current.opened);
    const scripted = refuses ? null : (reaction?.answer ?? null);
    const answer = scripted ?? (msg === DRV_OPEN ? 0x1001 + answered++ : usualAnswers.has(msg) ? 1 : 0);
    noteReaction(script, reaction, scripted, made);
    entry.returned = valueText(answer);
    if (instance !== undefined && !byHand) {
      if (msg === DRV_LOAD && answer !== 1) instance.phase = 'refused';
      if (isOpen) {
        instance.phase = answer === 0 ? 'refused' : 'open';
        instance.driverId = answer;
        if (answer !== 0) {
          current?.opened.push(instance);
          instance.idSymbol = `id${(identifiers += 1)}`;
          instance.isSessionInstance = current?.action.call === 'OpenDriver' && current.action.lParam2 !== 0 && lParam2 === 0;
          entry.returnedValue = entry.returned;
          entry.returned = instance.idSymbol;
        }
      }
    }
    return answer;
  };

  actions.forEach(make);
  closeAll(instances, make);
  return { steps, trace, script, left: side.openInstances() };
}

/** In the order of opening, and what drivers open meanwhile; session instances go with the others, unless their module had two. */
function closeAll({ all }: Instances, make: (action: Action) => unknown): void {
  const indexOfOpen = (ofSession: boolean): number => all.findIndex(({ phase, isSessionInstance }) => phase === 'open' && isSessionInstance === ofSession);
  for (;;) {
    const ordinary = indexOfOpen(false);
    const index = ordinary === -1 ? indexOfOpen(true) : ordinary;
    if (index === -1) return;
    make({ call: 'CloseDriver', handle: { kind: 'known', index }, lParam1: 0, lParam2: 0 });
  }
}

function noteReaction(script: RecordedReaction[], reaction: Reaction | undefined, answer: LResult | null, made: readonly string[]): void {
  if (reaction === undefined || (answer === null && made.length === 0)) return;
  const { module, msg, nth } = reaction;
  script.push({ module, msg, nth, returns: answer === null ? null : valueText(answer), action: made.length === 0 ? null : made.join(', ') });
}

interface Target {
  readonly hdrvr: HDRVR | 0;
  /** As a recording writes it. */
  readonly text: string | null;
  readonly instance: Instance | undefined;
}

/** @returns `null` where there is no such handle yet. */
function pick(choice: HandleChoice, { all }: Instances, own: Instance | undefined): Target | null {
  if (choice.kind === 'none') {
    return { hdrvr: choice.value as HDRVR, text: choice.value === 0 ? null : `bad:${valueText(choice.value)}`, instance: undefined };
  }
  const instance = choice.kind === 'own' ? own : all[choice.index % Math.max(all.length, 1)];
  if (instance === undefined) return null;
  if (choice.kind !== 'beside') return { hdrvr: instance.hdrvr, text: instance.symbol, instance };
  // Handles are four apart or more on both managers, so this is nobody's.
  const beside = toPointerSized(BigInt(instance.hdrvr) + BigInt(choice.by), 8, 'a handle') as HDRVR;
  return { hdrvr: beside, text: `${instance.symbol}+${choice.by}`, instance: undefined };
}

function argsOf(action: Action, handle: string | null): RecordedStep['args'] {
  switch (action.call) {
    case 'OpenDriver':
      return [action.driverName, action.section, valueText(action.lParam2)];
    case 'CloseDriver':
      return [handle, valueText(action.lParam1), valueText(action.lParam2)];
    case 'SendDriverMessage':
      return [handle, action.msg, valueText(action.lParam1), valueText(action.lParam2)];
    case 'GetDriverModuleHandle':
      return [handle];
  }
}

/** The unsigned 64-bit value in hexadecimal. */
function valueText(value: LParam): string {
  return `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}`;
}
