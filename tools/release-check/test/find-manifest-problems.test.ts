import { expect, it } from 'vitest';
import { findManifestProblems } from '../src/find-manifest-problems.ts';

const manifest = {
  license: 'MIT',
  repository: { type: 'git', url: 'git+https://github.com/driverproc/driverproc.git', directory: 'packages/mock' },
  homepage: 'https://github.com/driverproc/driverproc/tree/main/packages/mock#readme',
  bugs: 'https://github.com/driverproc/driverproc/issues',
  keywords: ['winmm'],
  engines: { node: '>=20.20' },
  publishConfig: { access: 'public' },
  dependencies: { '@driverproc/messages': '^0.1.0' },
};
const problems = (changes: object) => findManifestProblems('mock', JSON.stringify({ ...manifest, ...changes }));

it('has nothing against one that says where it lives', () => {
  expect(problems({})).toEqual([]);
});

it.each([
  ['another folder', { repository: { ...manifest.repository, directory: 'packages/mok' } }, 'repository.directory is "packages/mok", not "packages/mock"'],
  ['no licence', { license: undefined }, 'license is undefined, not "MIT"'],
  ['no keywords', { keywords: [] }, 'keywords are missing'],
  ['a range of the workspace', { dependencies: { '@driverproc/messages': 'workspace:^' } }, '@driverproc/messages is wanted as workspace:^, which only this workspace understands'],
  ['a range of the catalog', { dependencies: { koffi: 'catalog:' } }, 'koffi is wanted as catalog:, which only this workspace understands'],
])('finds %s', (_, changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});
