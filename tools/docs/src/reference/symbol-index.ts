import type { ApiItem, ExcerptToken } from '@microsoft/api-extractor-model';
import type { DocEntry } from 'tsdoc/doc-model';

/** Where the symbols of all entries are described. */
export interface SymbolIndex {
  /** The address of what a token of a signature refers to, from the page of `entry`; `null` for what is not ours. */
  addressOfToken(token: ExcerptToken, entry: DocEntry): string | null;
  /** The address of `name`, or of its member, as a `{@link}` on the page of `entry` means it. */
  addressOfName(name: string, entry: DocEntry, packageName?: string): string | null;
  /** The address of the description of a message, for the constant that is its number. */
  addressOfMessage(name: string): string | null;
}

/** The id of a symbol's heading. Names in capitals keep them: VitePress would make `WAVEHDR` and `wavehdr` one. */
export function anchorOf(item: ApiItem): string {
  return item.displayName;
}

export function createSymbolIndex(entries: readonly DocEntry[], messages: ReadonlyMap<string, string>): SymbolIndex {
  const names = new Map(entries.map((entry) => [entry, new Set(entry.items.map((item) => item.displayName))]));
  const find = (name: string, entry: DocEntry, packageName: string): string | null => {
    const candidates = [entry, ...entries].filter((candidate) => candidate.packageName === packageName);
    const found = candidates.find((candidate) => names.get(candidate)!.has(name));
    return found === undefined ? null : `./${found.name}.html#${name}`;
  };
  return {
    addressOfMessage: (name) => messages.get(name) ?? null,
    addressOfToken({ canonicalReference }, entry) {
      const parts = /^(@driverproc\/\w+)!~?(\w+)/.exec(canonicalReference?.toString() ?? '');
      return parts ? find(parts[2]!, entry, parts[1]!) : null;
    },
    addressOfName(name, entry, packageName) {
      if (packageName !== undefined) return find(name, entry, packageName);
      return find(name, entry, entry.packageName) ?? entries.map((other) => find(name, other, other.packageName)).find((address) => address !== null) ?? null;
    },
  };
}
