import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfile } from '@driverproc/dispatcher';

const folder = join(import.meta.dirname, '..');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const rules = readFileSync(join(folder, 'RULES.md'), 'utf8');

/** The fields of a profile as the table has them. */
function cellsOf(profile: HostProfile): { readonly [field: string]: string } {
  const { name, lookup, defDriverProc, ...fields } = profile;
  expect(readme).toContain(`\`${name}\``);
  const messages = Object.entries(defDriverProc).filter(([, answer]) => answer === 1).map(([msg]) => msg);
  return {
    ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, JSON.stringify(value)])),
    ...Object.fromEntries(Object.entries(lookup).map(([field, value]) => [`lookup.${field}`, JSON.stringify(value)])),
    defDriverProc: `{${messages.join()}}`,
  };
}

describe('README', () => {
  const [, table = ''] = /<!-- profiles -->\n([\s\S]*?)<!-- \/profiles -->/.exec(readme) ?? [];
  const rows = table.trim().split('\n').slice(2).map((row) => row.split(' | ').map((cell) => cell.replace(/^\| | \|$|`/g, '')));

  it.each([
    [2, 'win32'],
    [3, 'wine'],
    [4, 'win31'],
  ] as const)('column %s of the table of profiles is %s', (column, name) => {
    expect(Object.fromEntries(rows.map((row) => [row[0], row[column]]))).toEqual(cellsOf(hostProfiles[name]));
  });
});

describe('RULES', () => {
  it('has every rule once, in order, but those on exports, which a manager has none of', () => {
    const numbers = [...rules.matchAll(/^- \*\*R(\d+)\*\*/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });
});
