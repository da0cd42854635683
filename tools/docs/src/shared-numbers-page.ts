import { code, hex, page, plain, table } from './markdown-text.ts';
import type { FamilyFacts } from './message-facts.ts';
import { messageAddress } from './message-links.ts';

/** The page of numbers that are several messages, by entry point. */
export function sharedNumbersPage(families: readonly FamilyFacts[]): string {
  const byNumber = new Map<number, string[]>();
  for (const { family, tables } of families) {
    for (const { name, value, entryPoint, aliasOf } of tables.flatMap(({ messages }) => messages)) {
      if (aliasOf !== undefined) continue;
      const cell = `[${name}](${messageAddress(family, name)}) to ${plain(entryPoint)}`;
      byNumber.set(value, [...(byNumber.get(value) ?? []), cell]);
    }
  }
  const shared = [...byNumber].filter(([, names]) => names.length > 1).sort(([a], [b]) => a - b);
  return page([
    '# Numbers with several names',
    `A message number means something only at an entry point, and above DRV_RESERVED only for a class of driver. ${shared.length} numbers are more than one message; second names of the same message are not counted.`,
    table(['Number', 'Messages'], shared.map(([value, names]) => [code(hex(value)), names.join('<br>')])),
  ]);
}
