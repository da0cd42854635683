import type { FamilyFacts } from './message-facts.ts';
import { plain } from './markdown-text.ts';

/** Text in which the names of messages are links to where they are described. */
export type LinkText = (text: string, except?: string) => string;

/** The address of a message's description, from the root of the site. */
export function messageAddress(family: string, name: string): string {
  return `/messages/${family}#${name}`;
}

export function createLinkText(families: readonly FamilyFacts[]): LinkText {
  const addresses = new Map(
    families.flatMap(({ family, tables }) => tables.flatMap(({ messages }) => messages.map(({ name }) => [name, messageAddress(family, name)] as const))),
  );
  return (text, except) =>
    plain(text).replace(/\b[A-Z][A-Z0-9]+_[A-Z0-9_]+\b/g, (name) => {
      const address = addresses.get(name);
      return address === undefined || name === except ? name : `[${name}](${address})`;
    });
}
