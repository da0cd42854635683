import { git } from 'history';

/** What changed since a commit, in commits and in the folder: the paths, from the root of the repository. */
export function listChanges(root: string, commit: string): string[] {
  return [git(root, ['diff', '--name-only', '-z', commit]), git(root, ['ls-files', '--others', '--exclude-standard', '-z'])].flatMap((paths) =>
    paths.split('\0').filter((path) => path !== ''),
  );
}

/** The version that a package had at a commit; nothing when it was not there. */
export function readVersionAt(root: string, commit: string, directory: string): string | undefined {
  const path = `packages/${directory}/package.json`;
  return git(root, ['ls-tree', '--name-only', commit, '--', path]) === '' ? undefined : JSON.parse(git(root, ['show', `${commit}:${path}`])).version;
}
