import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The pull request that brought a commit, as git's own history tells: GitHub writes its number into the subject. */
export async function findPullRequest(commit: string): Promise<number | undefined> {
  const subject = await log('-1', '--format=%s', commit);
  const merges = await log('--merges', '--ancestry-path', '--reverse', '--format=%s', `${commit}..HEAD`);
  return readPullRequest(subject, merges.split('\n'));
}

/** @param merges - The subjects of the merges that came after it, the first one first. */
export function readPullRequest(subject: string, merges: readonly string[]): number | undefined {
  const squashed = /\(#(\d+)\)$/.exec(subject.trim());
  const merged = /^Merge pull request #(\d+) /.exec(merges[0] ?? '');
  const number = squashed?.[1] ?? merged?.[1];
  return number === undefined ? undefined : Number(number);
}

async function log(...args: string[]): Promise<string> {
  return (await execute('git', ['log', ...args])).stdout;
}
