import { isEnough } from './judge-packages.ts';
import type { Judgement } from './judge-packages.ts';

const shown = 8;

/** What changed in a package, what bump that needs, and what its changesets give. */
export function describeJudgement(judgement: Judgement): string {
  const { packageName, change, needed, given } = judgement;
  const bump = given === 'none' ? 'no changeset names it' : `its changesets give ${given}`;
  const lines = Object.entries(change).flatMap(([what, names]: [string, readonly string[]]) => (names.length === 0 ? [] : [`        ${what}: ${list(names)}`]));
  return [`${isEnough(judgement) ? 'ok    ' : 'FAILED'}  ${packageName} needs ${needed}; ${bump}`, ...lines].join('\n');
}

function list(names: readonly string[]): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
