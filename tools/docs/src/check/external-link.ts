/** Where the documentation may lead. There is no network when links are checked, so an unknown host is a question for a person. */
const hosts: readonly string[] = [
  'arethetypeswrong.github.io',
  'docs.rs',
  'github.com',
  'koffi.dev',
  'learn.microsoft.com',
  'library.thedatadungeon.com',
  'nodejs.org',
  'publint.dev',
  'verdaccio.org',
  'www.electronjs.org',
  'www.mingw-w64.org',
  'www.winehq.org',
];

/** What is wrong with the form of a link that leaves the site, or `null`. */
export function externalLinkProblem(address: string): string | null {
  if (!URL.canParse(address)) return 'is no address';
  const { protocol, host, username, port } = new URL(address);
  if (protocol !== 'https:') return 'is not https';
  if (username !== '' || port !== '') return 'has a user or a port';
  return hosts.includes(host) ? null : `leads to ${host}, which tools/docs/src/check/external-link.ts does not list`;
}
