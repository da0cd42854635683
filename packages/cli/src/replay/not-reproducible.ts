import type { Scenario, Step } from './recording.js';

const PROCESS_END = 'the process ends: that winmm tells no driver then cannot be shown without ending this one';
const WINDOW = 'a real window and the messages of Windows are needed';
const THREADS = 'several threads: a driver in JavaScript has one';
const EXPORTS = 'the export table of winmm.dll is looked at, not the driver manager';

/** Recorded scenarios that no driver manager inside one JavaScript process can show, and why. */
const notReproducible: { readonly [scenario: string]: string } = {
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

/** The same by kind of step, for recordings with scenarios of other names. */
const stepKinds: readonly { readonly is: (step: Step) => boolean; readonly reason: string }[] = [
  { is: ({ call }) => ['(return from main)', 'ExitProcess', 'TerminateProcess'].includes(call), reason: PROCESS_END },
  { is: ({ call }) => /^\((?:message loop|sleep|window receives \w+)\)$|^SendMessage WM_/.test(call), reason: WINDOW },
  { is: ({ thread }) => thread !== null, reason: THREADS },
  { is: ({ call }) => call === '(exported by winmm?)', reason: EXPORTS },
];

/** Why a scenario is skipped; `null` for one that is replayed. */
export function reasonToSkip({ name, steps }: Scenario): string | null {
  if (Object.hasOwn(notReproducible, name)) return notReproducible[name]!;
  return stepKinds.find(({ is }) => steps.some(is))?.reason ?? null;
}
