import { describe, expect, it } from 'vitest';
import { findFileProblems } from '../src/find-file-problems.ts';

const texts = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
const module = (name: string) => [`src/${name}.ts`, `dist/${name}.js`, `dist/${name}.js.map`, `dist/${name}.d.ts`, `dist/${name}.d.ts.map`];
const whole = [...texts, ...module('index'), ...module('deep/er')];

describe('findFileProblems', () => {
  it('has nothing against sources, what was compiled from them, and the four texts', () => {
    expect(findFileProblems('@driverproc/mock', '0.1.0', whole)).toEqual([]);
  });

  it.each(['dist/gone.js', 'dist/index.tsbuildinfo', 'dist/.tsbuildinfo', 'test/index.test.ts', 'tsconfig.json', 'spec/drv.json', 'RULES.md', 'src/notes.md', '.env', 'etc/mock.api.md'])(
    'finds %s, which is stray',
    (path) => expect(findFileProblems('@driverproc/mock', '0.1.0', [...whole, path])).toEqual([`${path} should not be packed`]),
  );

  it.each([...texts, 'dist/index.js', 'dist/index.d.ts', 'dist/deep/er.d.ts.map'])('misses %s', (path) => {
    expect(findFileProblems('@driverproc/mock', '0.1.0', whole.filter((each) => each !== path))).toEqual([`${path} is missing`]);
  });

  it('calls what was compiled stray when its source is not there', () => {
    const paths = whole.filter((path) => path !== 'src/deep/er.ts');
    expect(findFileProblems('@driverproc/mock', '0.1.0', paths)).toHaveLength(4);
  });

  it('wants no changelog of what was never released', () => {
    expect(findFileProblems('@driverproc/mock', '0.0.0', whole.filter((path) => path !== 'CHANGELOG.md'))).toEqual([]);
  });

  it('allows the specification and the rules where they belong', () => {
    const specification = ['spec/README.md', 'spec/drv.json', 'spec/drv.schema.json', 'spec/families/acm.json'];
    expect(findFileProblems('@driverproc/messages', '0.1.0', [...whole, ...specification])).toEqual([]);
    expect(findFileProblems('@driverproc/messages', '0.1.0', [...whole, 'spec/drv.txt'])).toEqual(['spec/drv.txt should not be packed']);
    expect(findFileProblems('@driverproc/dispatcher', '0.1.0', [...whole, 'RULES.md'])).toEqual([]);
  });
});
