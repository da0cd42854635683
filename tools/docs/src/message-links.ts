import type { FamilyFacts } from './message-facts.ts';
import { plain } from './markdown-text.ts';

/** Text in which the names of messages are links to where they are described. */
export type LinkText = (text: string, except?: string) => string;

/** The address of a message's description, from the root of the site. */
export function messageAddress(family: string, name: string): string {
  return `/messages/${family}#${name}`;
}

/** The addresses of all messages, by name. */
export function messageAddresses(families: readonly FamilyFacts[]): ReadonlyMap<string, string> {
  return new Map(families.flatMap(({ family, tables }) => tables.flatMap(({ messages }) => messages.map(({ name }) => [name, messageAddress(family, name)] as const))));
}

export function createLinkText(addresses: ReadonlyMap<string, string>): LinkText {
  return (text, except) =>
    plain(text).replace(/\b[A-Z][A-Z0-9]+_[A-Z0-9_]+\b/g, (name) => {
      const address = addresses.get(name);
      return address === undefined || name === except ? name : `[${name}](${address})`;
    });
}
