import type { ChangelogFunctions } from '@changesets/types';
import { findPullRequest } from './find-pull-request.ts';
import { formatDependencies } from './format-dependencies.ts';
import { formatRelease } from './format-release.ts';

// .changeset/config.json names this file, and the repository that the links lead to.
export const getReleaseLine: ChangelogFunctions['getReleaseLine'] = async ({ summary, commit }, _, options) => {
  const repository = options?.['repository'];
  if (typeof repository !== 'string') throw new Error('.changeset/config.json does not say which repository the changelogs link to');
  return formatRelease(repository, summary, commit, commit === undefined ? undefined : await findPullRequest(commit));
};

export const getDependencyReleaseLine: ChangelogFunctions['getDependencyReleaseLine'] = (_, dependencies) => formatDependencies(dependencies);
