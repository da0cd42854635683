import { describe, expect, it } from 'vitest';
import { compareManifests } from '../src/compare-manifests.ts';

const manifest = { name: '@made-up/gain', version: '1.2.3', exports: { '.': { types: './dist/index.d.ts' }, './package.json': './package.json' } };
const nothing = { removed: [], changed: [], added: [] };

describe('compareManifests', () => {
  it('finds no change in what has a report, in versions, and in where files lie', () => {
    const files = { './spec/*.json': './spec/*.json' };
    const base = { ...manifest, exports: { ...manifest.exports, ...files } };
    const head = { ...manifest, version: '1.2.4', exports: { './units': { types: './dist/units.d.ts' }, './spec/*.json': './dist/spec/*.json' } };
    expect(compareManifests(base, head)).toEqual(nothing);
  });

  it('finds files and commands that come and go', () => {
    const more = { ...manifest, exports: { ...manifest.exports, './spec/*.json': './spec/*.json' }, bin: { drv: './dist/main.js' } };
    expect(compareManifests(manifest, more)).toEqual({ ...nothing, added: ['./spec/*.json', 'the command drv'] });
    expect(compareManifests(more, manifest)).toEqual({ ...nothing, removed: ['./spec/*.json', 'the command drv'] });
  });

  it.each([
    ['>=20.20', '>=22', ['engines.node, from >=20.20 to >=22']],
    [undefined, '>=22', ['engines.node, from undefined to >=22']],
    ['>=22', '>=20.20', []],
    ['>=22', undefined, []],
    ['>=22', '>=22.0.0', []],
  ])('takes Node %s to be left behind by %s: %j', (before, after, changed) => {
    const on = (node: string | undefined) => (node === undefined ? manifest : { ...manifest, engines: { node } });
    expect(compareManifests(on(before), on(after))).toEqual({ ...nothing, changed });
  });

  it('takes everything for new where there was nothing', () => {
    expect(compareManifests(undefined, { ...manifest, bin: { drv: './dist/main.js' }, engines: { node: '>=22' } })).toEqual({
      ...nothing,
      added: ['the command drv'],
    });
  });
});
