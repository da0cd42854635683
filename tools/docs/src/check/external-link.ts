import { allowedHosts } from 'tree-check';

/** What is wrong with the form of a link that leaves the site, or `null`. There is no network when links are checked, so an unknown host is a question for a person. */
export function externalLinkProblem(address: string): string | null {
  if (!URL.canParse(address)) return 'is no address';
  const { protocol, host, username, port } = new URL(address);
  if (protocol !== 'https:') return 'is not https';
  if (username !== '' || port !== '') return 'has a user or a port';
  return allowedHosts.some(({ text }) => text === host) ? null : `leads to ${host}, which tools/tree-check/src/allowed.ts does not list`;
}
