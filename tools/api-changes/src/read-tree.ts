import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from 'history';

/** The files that say what a tree offers and what it says of its changes: texts by path. */
export type Tree = ReadonlyMap<string, string>;

const isRead = (path: string): boolean => /^packages\/[^/]+\/(?:package\.json|etc\/[^/]+\.api\.md)$|^\.changeset\/[^/]+\.md$/.test(path);

export function readWorkTree(root: string): Tree {
  const paths = globSync(['packages/*/package.json', 'packages/*/etc/*.api.md', '.changeset/*.md'], { cwd: root });
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]));
}

export function readCommit(root: string, commit: string): Tree {
  const paths = git(root, ['ls-tree', '-r', '-z', '--name-only', commit, '--', 'packages', '.changeset']).split('\0').filter(isRead);
  return new Map(paths.map((path) => [path, git(root, ['show', `${commit}:${path}`])]));
}
