import { moduleBaseName } from './observed-modules.js';
import { isModuleName } from './scene.js';
import type { Scalar, Step } from './recording.js';
import { checkArgCount } from './step-args.js';
import type { StepCall } from './step-calls.js';

/** FreeLibrary on winmm, which the argument may name, or on a module that the application loaded itself. */
export function prepareFreeLibrary(step: Step): StepCall {
  return argumentName(step.args[0]) === 'winmm' ? prepareUnloadWinmm(step) : prepareFreeOwnReference(step);
}

/** The argument may name the module; with none, a handle or words, it is the last reference taken. */
export function prepareFreeOwnReference(step: Step): StepCall {
  checkArgCount(step, 0, 1);
  const name = argumentName(step.args[0]);
  const isNamed = name !== null && isModuleName(name);
  return ({ modules, ownReferences }) => {
    const index = ownReferences.findLastIndex((each) => !isNamed || each.name === name);
    const [reference] = index === -1 ? [] : ownReferences.splice(index, 1);
    // Wine can release a module once too often: the application's handle is then one of nothing.
    const isLoaded = reference !== undefined && modules.getModuleFileName(reference.hmodule) !== '';
    if (isLoaded) modules.freeLibrary(reference.hmodule);
    return { kind: 'freed', value: isLoaded };
  };
}

export function prepareUnloadWinmm(step: Step): StepCall {
  checkArgCount(step, 0, 1);
  return (scene) => {
    const wasLoaded = scene.winmmLoaded;
    scene.manager.closeAll();
    scene.winmmLoaded = false;
    return { kind: 'freed', value: wasLoaded };
  };
}

function argumentName(arg: Scalar | undefined): string | null {
  return typeof arg === 'string' ? moduleBaseName(arg.replace(/^module:/i, '')) : null;
}
