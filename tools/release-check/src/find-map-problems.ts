import { posix } from 'node:path';

/** Source maps of a packed package that lead out of it, and code that names no map. */
export function findMapProblems(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    if (path.endsWith('.map')) return findLostSources(files, path, text);
    return /\.(?:js|d\.ts)$/.test(path) ? findLostMap(files, path, text) : [];
  });
}

function findLostSources(files: ReadonlyMap<string, string>, path: string, text: string): string[] {
  const { sources, sourceRoot = '' } = JSON.parse(text) as { sources: readonly string[]; sourceRoot?: string };
  if (sources.length === 0) return [`${path} names no source`];
  const from = posix.join(posix.dirname(path), sourceRoot);
  return sources.filter((source) => !files.has(posix.join(from, source))).map((source) => `${path} leads to ${source}, which is not in the package`);
}

function findLostMap(files: ReadonlyMap<string, string>, path: string, text: string): string[] {
  const named = /^\/\/# sourceMappingURL=(.+)$/m.exec(text)?.[1];
  if (named === undefined) return [`${path} names no source map`];
  return files.has(posix.join(posix.dirname(path), named)) ? [] : [`${path} names the source map ${named}, which is not in the package`];
}
