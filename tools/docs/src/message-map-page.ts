import { breakable, code, hex, list, page, plain, table } from './markdown-text.ts';
import type { FamilyFacts } from './message-facts.ts';
import { messageAddress } from './message-links.ts';

/** The page of all messages, one row each. */
export function messageMapPage(families: readonly FamilyFacts[]): string {
  const all = families.flatMap(({ family, tables }) => tables.flatMap(({ messages }) => messages.map((message) => ({ family, ...message }))));
  return page([
    // A search leads to the message itself, which is on the page of its family.
    '---\naside: false\npageClass: wide\nsearch: false\n---',
    '# Every message',
    `The ${all.length} messages that installable drivers and device functions are sent, or send, as \`packages/messages/spec\` has them.`,
    'A number alone has no name: it is read by its entry point. [Numbers with several names](/messages/shared-numbers) lists those that mean different things in different places.',
    list([
      '**Known from** says how parameters and answer are known: *page*, Microsoft&#39;s page was read; *excerpt*, parts of an archived page were; *header*, the headers name it and say no more; *inferred*, no page was read. A standard message has how each of its sources was seen.',
      '[Sources](/messages/sources) lists where the facts come from, and [Conflicts](/messages/conflicts) where they disagree.',
    ]),
    `<MessageFilter :families="${JSON.stringify(families.map(({ family }) => family)).replaceAll('"', "'")}" />`,
    '<div class="message-table">',
    table(
      ['Message', 'Number', 'Family', 'Entry point', 'Direction', 'Meaning', 'Known from'],
      all.map(({ family, name, value, entryPoint, direction, summary, confidence }) => [
        `[${breakable(name)}](${messageAddress(family, name)})`,
        code(hex(value)),
        `[${family}](/messages/${family})`,
        breakable(entryPoint.replace(/,.*$/, ', …')),
        direction === 'to-driver' ? 'to the driver' : 'from the driver',
        plain(summary),
        plain(confidence),
      ]),
    ),
    '</div>',
  ]);
}
