import { findCommit, git } from './git.ts';

/** The commit to compare with, or the empty tree. `missing` says why there is none. */
export type Base = { readonly commit: string; readonly what: string } | { readonly missing: string };

/**
 * Must there be a commit to compare with? Where pull requests are judged, and where one was asked for; elsewhere the tree may
 * have come without its history, as an archive has.
 */
export function isHistoryRequired(asked: string | undefined): boolean {
  return asked !== undefined || process.env['GITHUB_ACTIONS'] === 'true';
}

/**
 * The reference asked for, or named by CHANGES_BASE; else where this branch left main; on main itself the commit before the last, since the
 * work of one commit or merge comes with its changesets.
 */
export function findBase(root: string, asked: string | undefined = process.env['CHANGES_BASE'] || undefined): Base {
  try {
    git(root, ['rev-parse', '--git-dir']);
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
  if (asked !== undefined) {
    const commit = findCommit(root, asked);
    return commit === undefined ? { missing: `there is no commit ${asked} here` } : { commit, what: asked };
  }
  const main = ['origin/main', 'main'].find((name) => findCommit(root, name) !== undefined);
  return main === undefined ? beforeHead(root) : whereHeadLeft(main, root);
}

function whereHeadLeft(main: string, root: string): Base {
  try {
    const commit = git(root, ['merge-base', 'HEAD', main]).trim();
    return commit === findCommit(root, 'HEAD') ? beforeHead(root) : { commit, what: `where this branch left ${main}` };
  } catch {
    return { missing: `HEAD and ${main} have no commit in common here; a shallow checkout has no history to compare with` };
  }
}

function beforeHead(root: string): Base {
  const commit = findCommit(root, 'HEAD^');
  if (commit !== undefined) return { commit, what: 'the commit before HEAD' };
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository']).trim() === 'true';
  if (isShallow) return { missing: 'there is no commit before HEAD here; a shallow checkout has no history to compare with' };
  return { commit: git(root, ['hash-object', '-t', 'tree', '--stdin']).trim(), what: 'nothing, since HEAD is the first commit' };
}
