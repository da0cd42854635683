import { expect, it } from 'vitest';
import { findMapProblems } from '../src/find-map-problems.ts';

const map = (source: string) => JSON.stringify({ version: 3, sources: [source], mappings: '' });
const good = {
  'src/deep/er.ts': 'export {};',
  'dist/deep/er.js': 'export {};\n//# sourceMappingURL=er.js.map',
  'dist/deep/er.js.map': map('../../src/deep/er.ts'),
  'dist/deep/er.d.ts': 'export {};\n//# sourceMappingURL=er.d.ts.map',
  'dist/deep/er.d.ts.map': map('../../src/deep/er.ts'),
};
const problems = (changes: Record<string, string>) => findMapProblems(new Map(Object.entries({ ...good, ...changes })));

it('follows every map to its source in the package', () => {
  expect(problems({})).toEqual([]);
});

it.each([
  ['a source outside', { 'dist/deep/er.js.map': map('../../../src/er.ts') }, 'dist/deep/er.js.map leads to ../../../src/er.ts, which is not in the package'],
  ['a map without sources', { 'dist/deep/er.js.map': '{"sources":[]}' }, 'dist/deep/er.js.map names no source'],
  ['code without a map', { 'dist/deep/er.js': 'export {};' }, 'dist/deep/er.js names no source map'],
  ['a map that is not there', { 'dist/deep/er.d.ts': '//# sourceMappingURL=gone.map' }, 'dist/deep/er.d.ts names the source map gone.map, which is not in the package'],
])('finds %s', (_, changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

it('heeds the root that a map gives its sources', () => {
  expect(problems({ 'dist/deep/er.js.map': '{"sourceRoot":"../../src","sources":["deep/er.ts"]}' })).toEqual([]);
});
