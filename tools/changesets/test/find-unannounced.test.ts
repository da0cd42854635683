import { describe, expect, it } from 'vitest';
import { findUnannounced } from '../src/find-unannounced.ts';

const mock = { name: '@driverproc/mock', version: '0.2.0', directory: 'mock', versionBefore: '0.2.0' };
const messages = { name: '@driverproc/messages', version: '0.3.1', directory: 'messages', versionBefore: '0.3.1' };
const ofMock = { path: '.changeset/new.md', names: ['@driverproc/mock'] };

describe('findUnannounced', () => {
  it.each(['src/index.ts', 'src/deep/er.ts', 'package.json', 'README.md'])('wants a changeset for %s', (path) => {
    expect(findUnannounced([`packages/mock/${path}`], [mock, messages], [])).toEqual([
      { name: '@driverproc/mock', files: [`packages/mock/${path}`] },
    ]);
  });

  it('wants one for a specification and for rules', () => {
    const rules = { name: '@driverproc/dispatcher', version: '1.0.0', directory: 'dispatcher', versionBefore: '1.0.0' };
    const changed = ['packages/messages/spec/drv.json', 'packages/dispatcher/RULES.md'];
    expect(findUnannounced(changed, [messages, rules], []).map(({ name }) => name)).toEqual(['@driverproc/messages', '@driverproc/dispatcher']);
  });

  it('wants one of every package for the licence', () => {
    expect(findUnannounced(['LICENSE'], [mock, messages], [])).toHaveLength(2);
  });

  it.each(['packages/mock/test/mock.test.ts', 'packages/mock/etc/mock.api.md', 'packages/mock/tsconfig.json', 'packages/mock/CHANGELOG.md', 'packages/mocks/src/index.ts', 'tools/mock/src/index.ts'])(
    'wants none for %s',
    (path) => expect(findUnannounced([path], [mock], [])).toEqual([]),
  );

  it('takes a changeset that came with the change', () => {
    expect(findUnannounced(['packages/mock/src/index.ts', '.changeset/new.md'], [mock], [ofMock])).toEqual([]);
  });

  it('does not take one that was there before, or that names another package', () => {
    expect(findUnannounced(['packages/mock/src/index.ts'], [mock], [ofMock])).toHaveLength(1);
    expect(findUnannounced(['packages/messages/src/index.ts', '.changeset/new.md'], [messages], [ofMock])).toHaveLength(1);
  });

  it('takes one that was there before for a package that was never released', () => {
    const unreleased = { ...mock, version: '0.0.0', versionBefore: '0.0.0' };
    expect(findUnannounced(['packages/mock/src/index.ts'], [unreleased], [ofMock])).toEqual([]);
    expect(findUnannounced(['packages/mock/src/index.ts'], [unreleased], [])).toHaveLength(1);
  });

  it('wants none of a release, which raised the version', () => {
    expect(findUnannounced(['packages/mock/package.json'], [{ ...mock, version: '0.3.0' }], [])).toEqual([]);
  });

  it('wants one of a new package', () => {
    expect(findUnannounced(['packages/mock/package.json'], [{ ...mock, versionBefore: undefined }], [])).toHaveLength(1);
  });
});
