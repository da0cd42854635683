import { ApiItemKind } from '@microsoft/api-extractor-model';
import { readDocModel } from 'tsdoc/doc-model';
import { expect, it } from 'vitest';
import { inDeclaredOrder } from '../src/reference/declared-order.ts';

const entries = readDocModel();

function membersOf(specifier: string, name: string): string[] {
  const entry = entries.find((each) => each.specifier === specifier)!;
  return inDeclaredOrder(entry.items.find(({ displayName }) => displayName === name)!, entry.declarations).map(({ displayName }) => displayName);
}

it('keeps the fields of a structure as they lie', () => {
  expect(membersOf('@driverproc/messages/wave', 'WAVEFORMATEX')).toEqual(['wFormatTag', 'nChannels', 'nSamplesPerSec', 'nAvgBytesPerSec', 'nBlockAlign', 'wBitsPerSample', 'cbSize']);
});

it('keeps functions as they are called one after the other', () => {
  expect(membersOf('@driverproc/binding', 'DriverBinding').slice(0, 3)).toEqual(['openDriver', 'closeDriver', 'sendDriverMessage']);
});

it('finds every member of every interface and class', () => {
  for (const { items, declarations } of entries) {
    for (const item of items.filter(({ kind }) => [ApiItemKind.Interface, ApiItemKind.Class].includes(kind))) expect(inDeclaredOrder(item, declarations)).toHaveLength(item.members.length);
  }
});
