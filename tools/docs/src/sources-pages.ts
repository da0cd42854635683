import type { Spec } from 'codegen/read-spec';
import { list, page, plain, table } from './markdown-text.ts';
import type { LinkText } from './message-links.ts';

/** The page of sources. Rows have the ids that the specification uses. */
export function sourcesPage({ sources, leftOut }: Spec): string {
  const how: { readonly [how: string]: string } = {
    read: 'read',
    compiled: 'compiled, and every value compared',
    measured: 'measured',
    excerpts: 'read in excerpts',
    'third party': 'measured by others',
  };
  return page([
    '# Sources',
    'Where the facts of the message pages come from. Nothing was measured on Windows itself.',
    table(
      ['Called', 'Source', 'How it was used'],
      Object.entries(sources).map(([id, source]) => [
        `<a id="${id}"></a>${plain(id)}`,
        source.url === undefined ? plain(source.title) : `[${plain(source.title)}](${source.url})`,
        plain(how[source.how] ?? source.how),
      ]),
    ),
    '## Left out',
    table(['Name', 'Why'], Object.entries(leftOut).map(([name, reason]) => [plain(name), plain(reason)])),
  ]);
}

/** The page of what sources disagree about. */
export function conflictsPage({ conflicts }: Spec, linkText: LinkText): string {
  return page([
    '# Conflicts',
    'Where sources disagree about a message or constant, what each says, and what is taken here.',
    ...Object.entries(conflicts).map(([id, { topic, positions, recommendation, authority }]) =>
      page([
        `## ${plain(topic)} {#${id}}`,
        list(positions.map(({ source, says }) => `${plain(source)}: ${linkText(says)}`)),
        `**Taken here:** ${linkText(recommendation)} Authority: ${plain(authority)}.`,
      ]).trim(),
    ),
  ]);
}

/** The page of corrections to Microsoft's text. */
export function correctionsPage({ corrections, sources }: Spec, linkText: LinkText): string {
  return page([
    "# Corrections to Microsoft's pages",
    `${Object.keys(corrections).length} places where the documentation misleads: its words, what is right, why, and who says so. Spelling is not corrected, and what other hosts merely do otherwise is no correction.`,
    ...Object.entries(corrections).map(([id, { names, page: address, quote, right, reason, sources: ids }]) =>
      page([
        `## ${plain(names.join(', '))}: ${plain(id.replaceAll('-', ' '))} {#${id}}`,
        `[${plain(address.replace('https://', ''))}](${address}) says:`,
        `> ${plain(quote)}`,
        `**Right:** ${linkText(right)}`,
        `**Why:** ${linkText(reason)}`,
        `Sources: ${ids.map((source) => `[${plain(sources[source]!.title)}](/messages/sources#${source})`).join('; ')}.`,
      ]).trim(),
    ),
  ]);
}
