/** Hosts of the addresses in a text, whatever their scheme, with a user or without, of git's remotes of the form `git@`, of registries without a scheme, and of networks that are nobody else's. In patterns too. */
export function findHosts(text: string): string[] {
  const plain = text.replaceAll(/\\+\./g, '.');
  const addresses = plain.matchAll(/\b(?!file:)[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@"'`<>]*@)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/gi);
  const remotes = plain.matchAll(/\bgit@([a-z0-9.-]*[a-z0-9]):/gi);
  const registries = plain.matchAll(/\b(registry\.[a-z0-9-]+\.(?:com|org|net|io|dev|cn))\b/gi);
  const names = plain.matchAll(/\b([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:corp|home|internal|intranet|lan|local))(?=:\d|\/)/gi);
  const numbers = plain.matchAll(/(?<![\d.])((?:10(?:\.\d{1,3})|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2})(?![\d.])/g);
  return [...addresses, ...remotes, ...registries, ...names, ...numbers].map((match) => match[1]!.toLowerCase());
}
