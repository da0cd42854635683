const always = [/^package\.json$/, /^README\.md$/, /^LICENSE$/, /^CHANGELOG\.md$/, /^src\/.+\.ts$/];
const ofOne: Readonly<Record<string, readonly RegExp[]>> = {
  '@driverproc/dispatcher': [/^RULES\.md$/],
  '@driverproc/messages': [/^spec\/README\.md$/, /^spec\/(?:[\w-]+\/)*[\w.-]+\.json$/],
};
const compiled = ['.js', '.js.map', '.d.ts', '.d.ts.map'];

/** What is in a packed package and should not be, and what should be and is not. */
export function findFileProblems(name: string, version: string, paths: readonly string[]): string[] {
  const has = new Set(paths);
  const sources = paths.flatMap((path) => /^src\/(.+)\.ts$/.exec(path)?.[1] ?? []);
  const output = new Set(sources.flatMap((source) => compiled.map((extension) => `dist/${source}${extension}`)));
  const allowed = [...always, ...(ofOne[name] ?? [])];
  const stray = paths.filter((path) => !output.has(path) && !allowed.some((pattern) => pattern.test(path)));
  const texts = ['README.md', 'LICENSE', 'package.json'];
  // What was never released has nothing to tell yet.
  if (version !== '0.0.0') texts.push('CHANGELOG.md');
  const missing = [...texts, ...output].filter((path) => !has.has(path));
  return [...stray.map((path) => `${path} should not be packed`), ...missing.map((path) => `${path} is missing`)];
}
