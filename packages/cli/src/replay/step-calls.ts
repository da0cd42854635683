import { DriverError, isDriverError } from '@driverproc/binding';
import type { HDRVR, LParam } from '@driverproc/binding';
import { prepareFreeLibrary, prepareFreeOwnReference, prepareUnloadWinmm } from './free-library.js';
import { moduleBaseName } from './observed-modules.js';
import type { Step } from './recording.js';
import { callbackTargets } from './scene.js';
import type { MutableSections, Scene } from './scene.js';
import { checkArgCount, handleArg, textArg, textOrNullArg, unknownArg, unsignedArg, valueArg } from './step-args.js';
import { valueText } from './value-text.js';

/** What came of a step, in the kinds that the recordings tell apart. */
export type StepOutcome =
  | { readonly kind: 'handle'; readonly hdrvr: HDRVR | null }
  | { readonly kind: 'text'; readonly text: string | null }
  /** A BOOL, or a word for it. */
  | { readonly kind: 'success'; readonly value: boolean }
  /** The BOOL of FreeLibrary. */
  | { readonly kind: 'freed'; readonly value: boolean };

/** A step that is ready to be made. */
export type StepCall = (scene: Scene) => StepOutcome;

/**
 * Makes a recorded step ready, without doing anything yet.
 *
 * @throws DriverError `invalid_file` when the call or an argument is not known.
 */
export function prepareStep(step: Step): StepCall {
  const table = /^\((registry|system\.ini) (set|deleted?)(?:: [^()]*)?\)$/.exec(step.call);
  if (table !== null) return prepareTableChange(step, table[1] === 'registry' ? 'registry' : 'systemIni', table[2] === 'set');
  const prepare = Object.hasOwn(calls, step.call) ? calls[step.call] : undefined;
  if (prepare === undefined) throw new DriverError('invalid_file', `the step ${step.call} is not known`);
  return prepare(step);
}

type Prepare = (step: Step) => StepCall;

const calls: { readonly [call: string]: Prepare } = {
  OpenDriver: prepareOpen,
  // The ANSI form differs in the caller's code page only; the driver gets the same UTF-16 text.
  OpenDriverA: prepareOpen,
  CloseDriver(step) {
    checkArgCount(step, 3);
    const [handle, lParam1, lParam2] = [handleArg(step, 0), valueArg(step, 1), valueArg(step, 2)];
    return (scene) => handle(scene, (hdrvr) => value(scene.manager.closeDriver(hdrvr, lParam1, lParam2)));
  },
  SendDriverMessage(step) {
    checkArgCount(step, 4);
    const [handle, msg, lParam1, lParam2] = [handleArg(step, 0), unsignedArg(step, 1), valueArg(step, 2), valueArg(step, 3)];
    return (scene) => handle(scene, (hdrvr) => value(scene.manager.sendDriverMessage(hdrvr, msg, lParam1, lParam2)));
  },
  GetDriverModuleHandle: prepareModuleHandle,
  // The documented old name: the same function.
  DrvGetModuleHandle: prepareModuleHandle,
  GetDriverFlags(step) {
    checkArgCount(step, 1);
    const handle = handleArg(step, 0);
    return (scene) => handle(scene, (hdrvr) => value(scene.manager.getDriverFlags(hdrvr)));
  },
  DefDriverProc(step) {
    checkArgCount(step, 5);
    const [id, handle, msg, lParam1, lParam2] = [valueArg(step, 0), handleArg(step, 1), unsignedArg(step, 2), valueArg(step, 3), valueArg(step, 4)];
    return (scene) => handle(scene, (hdrvr) => value(scene.manager.defDriverProc(id, hdrvr, msg, lParam1, lParam2)));
  },
  DriverCallback(step) {
    checkArgCount(step, 7);
    const name = step.args[0] === null ? 'null' : textArg(step, 0);
    const target = Object.hasOwn(callbackTargets, name) ? callbackTargets[name]! : undefined;
    if (target === undefined) throw unknownArg(step, 0, Object.keys(callbackTargets).join(', '));
    const [flags, handle, msg] = [unsignedArg(step, 1), handleArg(step, 2), unsignedArg(step, 3)];
    const [user, param1, param2] = [valueArg(step, 4), valueArg(step, 5), valueArg(step, 6)];
    return (scene) =>
      handle(scene, (hdrvr) => ({ kind: 'success', value: scene.driverCallback(target, flags, hdrvr, msg, user, param1, param2) }));
  },
  '(event signalled?)': () => (scene) => ({ kind: 'text', text: scene.eventSignalled ? 'yes' : 'no' }),
  '(is module loaded)'(step) {
    checkArgCount(step, 1);
    const name = textArg(step, 0);
    return (scene) => ({ kind: 'text', text: isLoaded(scene, name) ? 'yes' : 'no' });
  },
  LoadLibrary(step) {
    checkArgCount(step, 1);
    const name = textArg(step, 0);
    return (scene) => {
      const hmodule = scene.modules.loadLibrary(name);
      if (hmodule !== null) scene.ownReferences.push({ name: moduleBaseName(name), hmodule });
      return { kind: 'success', value: hmodule !== null };
    };
  },
  FreeLibrary: prepareFreeLibrary,
  "FreeLibrary(the application's own reference)": prepareFreeOwnReference,
  'FreeLibrary(winmm)': prepareUnloadWinmm,
};

function prepareOpen(step: Step): StepCall {
  checkArgCount(step, 3);
  const [name, section, lParam2] = [textOrNullArg(step, 0), textOrNullArg(step, 1), valueArg(step, 2)];
  if (name === null) return (scene) => openWithoutName(scene.manager, section, lParam2);
  return (scene) => ({ kind: 'handle', hdrvr: scene.manager.openDriver(name, section, lParam2) });
}

/** A binding as callers see it who write JavaScript. */
interface OpensWithoutName {
  openDriver(driverName: string | null, sectionName: string | null, lParam2: LParam): HDRVR | null;
}

/**
 * winmm answers NULL to a NULL name with a section, and crashes without one. A binding takes strings only, in TypeScript
 * and at run time: both cases are replayed as the refusal of such a call, which sends nothing and opens nothing.
 */
function openWithoutName(binding: OpensWithoutName, section: string | null, lParam2: LParam): StepOutcome {
  try {
    return { kind: 'handle', hdrvr: binding.openDriver(null, section, lParam2) };
  } catch (error) {
    if (isDriverError(error) && error.code === 'invalid_argument') return { kind: 'handle', hdrvr: null };
    throw error;
  }
}

function prepareModuleHandle(step: Step): StepCall {
  checkArgCount(step, 1);
  const handle = handleArg(step, 0);
  return (scene) =>
    handle(scene, (hdrvr) => {
      const hmodule = scene.manager.getDriverModuleHandle(hdrvr);
      return { kind: 'text', text: hmodule === null ? null : `module:${scene.modules.nameOf(hmodule)}` };
    });
}

function prepareTableChange(step: Step, table: 'registry' | 'systemIni', isSet: boolean): StepCall {
  checkArgCount(step, ...(isSet ? [3] : [2]));
  const [section, name, text] = [textArg(step, 0), textArg(step, 1), isSet ? textOrNullArg(step, 2) : null];
  return (scene) => {
    setValue(scene[table], section, name, text);
    // RegSetValue answers 0 for success, WritePrivateProfileString TRUE.
    return { kind: 'text', text: table === 'registry' ? '0' : '1' };
  };
}

/** Sets a value of a table, or deletes it. */
export function setValue(sections: MutableSections, section: string, name: string, text: string | null): void {
  const values = (sections[section.toLowerCase()] ??= {});
  if (text === null) delete values[name.toLowerCase()];
  else values[name.toLowerCase()] = text;
}

function isLoaded(scene: Scene, name: string): boolean {
  if (/^winmm(?:\.dll)?$/i.test(name)) return scene.winmmLoaded;
  return scene.modules.getModuleHandle(name) !== null;
}

function value(result: LParam): StepOutcome {
  return { kind: 'text', text: valueText(result) };
}
