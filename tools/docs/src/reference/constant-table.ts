import { ApiItemKind } from '@microsoft/api-extractor-model';
import type { ApiDeclaredItem, ApiItem } from '@microsoft/api-extractor-model';
import type { DocEntry } from 'tsdoc/doc-model';
import { code, hex, table } from '../markdown-text.ts';
import { anchorOf } from './symbol-index.ts';
import type { SymbolIndex } from './symbol-index.ts';
import { meaningCell } from './symbol-section.ts';

/** A constant that is a number: there are hundreds, so each is a row and has no section. */
export function isNumber(item: ApiItem): boolean {
  return valueOf(item) !== null;
}

export function constantTable(items: readonly ApiItem[], entry: DocEntry, index: SymbolIndex): string {
  const rows = items.map((item) => {
    const value = valueOf(item)!;
    const address = index.addressOfMessage(item.displayName);
    const name = address === null ? code(item.displayName) : `[${code(item.displayName)}](${address})`;
    return [`<a id="${anchorOf(item)}"></a>${name}`, value < 0 ? code(`${value}`) : `${code(hex(value))} (${value})`, meaningCell(item, entry, index)];
  });
  return table(['Name', 'Value', 'Meaning'], rows);
}

function valueOf(item: ApiItem): number | null {
  if (item.kind !== ApiItemKind.Variable) return null;
  const value = /^\w+ = (-?(?:0x[\da-f]+|\d+))$/i.exec((item as ApiDeclaredItem).excerpt.text);
  return value ? Number(value[1]) : null;
}
