import type { ApiDeclaredItem, ApiItem } from '@microsoft/api-extractor-model';
import type { DocEntry } from 'tsdoc/doc-model';

/** The entry that has what all families of messages share. */
const tables = '@driverproc/messages/tables';

/**
 * Entries in which what several entries of a package export is described by one of them, and passed on by the others: by the
 * package's main entry, or else by the one for all tables, or else by the first.
 */
export function describedOnce(entries: readonly DocEntry[]): DocEntry[] {
  const homes = new Map<string, DocEntry>();
  for (const entry of entries) {
    for (const item of entry.items) {
      const key = keyOf(entry, item);
      const home = homes.get(key);
      if (home === undefined || rankOf(entry) > rankOf(home)) homes.set(key, entry);
    }
  }
  return entries.map((entry) => {
    const isHome = (item: ApiItem): boolean => homes.get(keyOf(entry, item)) === entry;
    const elsewhere = entry.items.filter((item) => !isHome(item)).map(({ displayName }) => displayName);
    return { ...entry, items: entry.items.filter(isHome), passedOn: [...entry.passedOn, ...elsewhere].sort() };
  });
}

function rankOf({ specifier, packageName }: DocEntry): number {
  if (specifier === packageName) return 2;
  return specifier === tables ? 1 : 0;
}

/** The same name with another declaration is something else. */
function keyOf({ packageName }: DocEntry, item: ApiItem): string {
  return `${packageName} ${item.displayName} ${(item as ApiDeclaredItem).excerpt.text}`;
}
