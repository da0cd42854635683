import type { Scenario, Step } from './recording.js';

const PROCESS_END = 'the process ends: that winmm tells no driver then cannot be shown without ending this one';
const WINDOW = 'a real window and the messages of Windows are needed';
const THREADS = 'several threads: a driver in JavaScript has one';
const EXPORTS = 'the export table of winmm.dll is looked at, not the driver manager';

/** The recorded scenarios that no driver manager inside one JavaScript process can show, and why. */
export const notReproducible: { readonly [scenario: string]: string } = {
  'exit-return-from-main': PROCESS_END,
  'exit-ExitProcess': PROCESS_END,
  'exit-TerminateProcess': PROCESS_END,
  'session-end-with-window': WINDOW,
  'session-end-without-window': WINDOW,
  'power-broadcast': WINDOW,
  'threads-open-during-open': THREADS,
  'threads-open-during-load': THREADS,
  'threads-handle-shared': THREADS,
  'threads-send-not-serialised': THREADS,
  exports: EXPORTS,
};

/** The steps that make them so, here and in recordings with scenarios of other names. */
const stepKinds: readonly { readonly call: RegExp; readonly reason: string }[] = [
  { call: /^(?:\(return from main\)|ExitProcess|TerminateProcess)$/, reason: PROCESS_END },
  { call: /^(?:\((?:message loop|sleep|window receives WM_\w+)\)|SendMessage WM_\w+(?: \w+)*)$/, reason: WINDOW },
  { call: /^\(exported by winmm\?\)$/, reason: EXPORTS },
];

/** Why a step cannot be made here; `null` for any other step. */
export function reasonNotToMake({ call }: Step): string | null {
  return stepKinds.find((each) => each.call.test(call))?.reason ?? null;
}

/** Why a scenario is skipped; `null` for one that is replayed. A name alone skips nothing that could be replayed. */
export function reasonToSkip({ name, steps }: Scenario): string | null {
  const reason = steps.map(reasonNotToMake).find((each) => each !== null) ?? threadsReason(steps);
  return reason !== null && Object.hasOwn(notReproducible, name) ? notReproducible[name]! : reason;
}

function threadsReason(steps: readonly Step[]): string | null {
  return new Set(steps.map(({ thread }) => thread)).size > 1 ? THREADS : null;
}
