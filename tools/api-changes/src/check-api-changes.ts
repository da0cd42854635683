import { findBase } from 'history';
import { describeJudgement } from './describe-judgement.ts';
import { findUnreadable, isEnough, judgePackages } from './judge-packages.ts';
import { readCommit, readWorkTree } from './read-tree.ts';

export interface Result {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * Compares the working tree's API reports with those of an earlier commit.
 *
 * @param asked - The reference to compare with, where one was given.
 * @param isRequired - Whether it is a failure that there is nothing to compare with.
 */
export function checkApiChanges(root: string, asked: string | undefined, isRequired: boolean): Result {
  const base = findBase(root, asked);
  if ('missing' in base) {
    return isRequired ? { ok: false, output: `The API reports cannot be compared: ${base.missing}` } : { ok: true, output: `skipped: ${base.missing}` };
  }
  const head = readWorkTree(root);
  const unreadable = findUnreadable(head);
  if (unreadable.length > 0) return { ok: false, output: unreadable.join('\n') };
  const judgements = judgePackages(readCommit(root, base.commit), head);
  const refused = judgements.filter((judgement) => !isEnough(judgement));
  const lines = judgements.filter(({ needed }) => needed !== 'none').map(describeJudgement);
  if (refused.length > 0) lines.push('', 'Say it to users, with that bump: npx changeset');
  lines.push(`note: compared with ${base.commit.slice(0, 10)}, ${base.what}`, `${judgements.length - refused.length} passed, ${refused.length} failed`);
  return { ok: refused.length === 0, output: lines.join('\n') };
}
