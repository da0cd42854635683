/** Hosts of the addresses in a text, whatever their scheme, with a user or without, of git's remotes of the form `git@`, and of registries without a scheme. In patterns too. */
export function findHosts(text: string): string[] {
  const plain = text.replaceAll(/\\+\./g, '.');
  const addresses = plain.matchAll(/\b(?!file:)[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@"'`<>]*@)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/gi);
  const remotes = plain.matchAll(/\bgit@([a-z0-9.-]*[a-z0-9]):/gi);
  const registries = plain.matchAll(/\b(registry\.[a-z0-9-]+\.(?:com|org|net|io|dev|cn))\b/gi);
  return [...addresses, ...remotes, ...registries].map((match) => match[1]!.toLowerCase());
}
