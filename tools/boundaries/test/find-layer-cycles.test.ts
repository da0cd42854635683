import { expect, it } from 'vitest';
import { findLayerCycles } from '../src/find-layer-cycles.ts';

const layer = (...below: string[]) => ({ below, browserSafe: true });

it('has nothing to say of layers that lie one upon the other', () => {
  expect(findLayerCycles({ messages: layer(), binding: layer('messages'), winmm: layer('binding', 'messages') })).toEqual([]);
});

it('finds a cycle, and a layer that is not there', () => {
  expect(findLayerCycles({ messages: layer('mock'), binding: layer('messages'), mock: layer('binding'), cli: layer('mock', 'wave') })).toEqual([
    'layer messages is below itself',
    'layer binding is below itself',
    'layer mock is below itself',
    'layer cli is above wave, which is none',
  ]);
});
