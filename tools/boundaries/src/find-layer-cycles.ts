import type { Layer } from './layers.ts';

/** Layers that are below themselves, or name one that there is not: with one of these, every import would be downward. */
export function findLayerCycles(layers: { readonly [folder: string]: Layer }): string[] {
  return Object.entries(layers).flatMap(([folder, { below }]) => {
    const missing = below.filter((name) => layers[name] === undefined).map((name) => `layer ${folder} is above ${name}, which is none`);
    return reaches(layers, folder, below) ? [...missing, `layer ${folder} is below itself`] : missing;
  });
}

function reaches(layers: { readonly [folder: string]: Layer }, target: string, from: readonly string[]): boolean {
  const found = new Set(from);
  for (const name of found) for (const below of layers[name]?.below ?? []) found.add(below);
  return found.has(target);
}
