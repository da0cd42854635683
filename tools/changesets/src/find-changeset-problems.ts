/**
 * What is wrong with a changeset: a front matter of packages and bumps, then one sentence in the past tense.
 *
 * @param publicNames - Names of the packages that are published.
 */
export function findChangesetProblems(text: string, publicNames: readonly string[]): string[] {
  const [, header, summary] = /^---\n([\s\S]*?)\n?---\n([\s\S]*)$/.exec(text) ?? [];
  if (header === undefined || summary === undefined) return ['has no front matter between two lines ---'];
  const problems = header.split('\n').flatMap((line) => {
    const [, name, bump] = /^['"]?([^'":]+)['"]?: *(\w+)$/.exec(line) ?? [];
    if (name === undefined || bump === undefined) return [`"${line}" is not a package and its bump`];
    if (!publicNames.includes(name)) return [`${name} is not a package that is published`];
    return ['major', 'minor', 'patch'].includes(bump) ? [] : [`${bump} is not major, minor or patch`];
  });
  return summary.trim() === '' ? [...problems, 'says nothing'] : problems;
}
