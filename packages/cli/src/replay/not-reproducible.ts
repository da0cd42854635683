import type { Scenario, Step } from './recording.js';

/** Steps that no driver manager inside one JavaScript process can make, and why. */
const stepKinds: readonly { readonly call: RegExp; readonly reason: string }[] = [
  {
    call: /^(?:\(return from main\)|ExitProcess|TerminateProcess)$/,
    reason: 'the process ends: that winmm tells no driver then cannot be shown without ending this one',
  },
  {
    call: /^(?:\((?:message loop|sleep|window receives WM_\w+)\)|SendMessage WM_\w+(?: \w+)*)$/,
    reason: 'a real window and the messages of Windows are needed',
  },
  {
    call: /^\(exported by winmm\?\)$/,
    reason: 'the export table of winmm.dll is looked at, not the driver manager',
  },
];

const THREADS = 'several threads: a driver in JavaScript has one';

/** Why a step cannot be made here; `null` for any other step. */
export function reasonNotToMake({ call }: Step): string | null {
  return stepKinds.find((each) => each.call.test(call))?.reason ?? null;
}

/** Why a scenario is skipped; `null` for one that is replayed. What it does decides, whatever its name. */
export function reasonToSkip({ steps }: Scenario): string | null {
  for (const step of steps) {
    const reason = reasonNotToMake(step);
    if (reason !== null) return reason;
  }
  return new Set(steps.map(({ thread }) => thread)).size > 1 ? THREADS : null;
}
