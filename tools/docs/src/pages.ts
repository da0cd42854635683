import { readSpec } from 'codegen/read-spec';
import { readDocModel } from 'tsdoc/doc-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { familyPage } from './family-page.ts';
import { hostsPage, rulesPage } from './host-pages.ts';
import { messageMapPage } from './message-map-page.ts';
import { readFacts } from './message-facts.ts';
import { createLinkText, messageAddresses } from './message-links.ts';
import { sharedNumbersPage } from './shared-numbers-page.ts';
import { entriesPage, entryPage } from './reference/entry-page.ts';
import { describedOnce } from './reference/described-once.ts';
import { createSymbolIndex } from './reference/symbol-index.ts';
import { conflictsPage, correctionsPage, sourcesPage } from './sources-pages.ts';

/** Every generated file, by its path in `docs`. */
export function generatedFiles(): { readonly [path: string]: string } {
  const spec = readSpec();
  const families = readFacts(spec);
  const addresses = messageAddresses(families);
  const linkText = createLinkText(addresses);
  const entries = describedOnce(readDocModel());
  const index = createSymbolIndex(entries, addresses);
  const dispatcher = entries.find(({ name }) => name === 'dispatcher')!;
  const sidebar = [
    {
      text: 'Messages',
      items: [
        { text: 'Every message', link: '/messages/' },
        { text: 'Numbers with several names', link: '/messages/shared-numbers' },
        { text: 'Families', collapsed: true, items: families.map(({ family, title }) => ({ text: `${family}: ${title.replace(/[:,].*$/, '')}`, link: `/messages/${family}` })) },
        { text: 'Sources', link: '/messages/sources' },
        { text: 'Conflicts', link: '/messages/conflicts' },
        { text: "Corrections to Microsoft's pages", link: '/corrections' },
      ],
    },
    {
      text: 'Hosts',
      items: [
        { text: 'Side by side', link: '/hosts/' },
        { text: 'Rules of Wine, by number', link: '/hosts/rules' },
        { text: 'Try it', link: '/try' },
      ],
    },
    {
      text: 'Reference',
      collapsed: true,
      items: [{ text: 'Every entry', link: '/reference/' }, ...entries.map(({ name, specifier }) => ({ text: specifier, link: `/reference/${name}` }))],
    },
  ];
  return {
    '.vitepress/generated-sidebar.json': `${JSON.stringify(sidebar, null, 2)}\n`,
    'messages/index.md': messageMapPage(families),
    'messages/shared-numbers.md': sharedNumbersPage(families),
    'messages/sources.md': sourcesPage(spec),
    'messages/conflicts.md': conflictsPage(spec, linkText),
    'corrections.md': correctionsPage(spec, linkText),
    'hosts/index.md': hostsPage(dispatcher, families[0]!.tables[0]!.messages, linkText),
    'hosts/rules.md': rulesPage(readFileSync(join(import.meta.dirname, '../../../packages/dispatcher/RULES.md'), 'utf8')),
    'reference/index.md': entriesPage(entries),
    ...Object.fromEntries(entries.map((entry) => [`reference/${entry.name}.md`, entryPage(entry, index)])),
    ...Object.fromEntries(families.map((family) => [`messages/${family.family}.md`, familyPage(family, spec, linkText)])),
  };
}
