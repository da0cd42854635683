/**
 * A changeset as an item of a changelog, with where it came from behind its first line.
 *
 * @param commit - The commit that added it; not known without git.
 */
export function formatRelease(repository: string, summary: string, commit?: string, pullRequest?: number): string {
  const links = [];
  if (pullRequest !== undefined) links.push(`[#${pullRequest}](${repository}/pull/${pullRequest})`);
  if (commit !== undefined) links.push(`[\`${commit.slice(0, 7)}\`](${repository}/commit/${commit})`);
  const [first = '', ...rest] = summary.trim().split('\n').map((line) => line.trimEnd());
  const head = links.length === 0 ? `- ${first}` : `- ${first} (${links.join(', ')})`;
  return [head, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
}
