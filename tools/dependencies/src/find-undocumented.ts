import { dependenciesOf } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/**
 * Dependencies without a row in the table under the heading `## Dependencies`, and rows without a dependency or a reason.
 *
 * @param manifests - Every package.json of the repository, by path. What they have of each other needs no row.
 */
export function findUndocumented(contributing: string, manifests: { readonly [path: string]: Manifest }): string[] {
  const rows = readRows(contributing);
  if (rows.length === 0) return ['CONTRIBUTING.md has no table under ## Dependencies'];
  const used = new Map<string, string>();
  for (const [path, manifest] of Object.entries(manifests)) {
    for (const [name, version] of Object.entries(dependenciesOf(manifest))) if (!version.startsWith('workspace:')) used.set(name, path);
  }
  const documented = rows.flatMap(({ names }) => names);
  return [
    ...[...used].filter(([name]) => !documented.includes(name)).map(([name, path]) => `${path}: ${name} has no row in CONTRIBUTING.md, under Dependencies: say why it is there`),
    ...documented.filter((name) => !used.has(name)).map((name) => `CONTRIBUTING.md: ${name} is in no package.json`),
    ...documented.filter((name, index) => documented.indexOf(name) !== index).map((name) => `CONTRIBUTING.md: ${name} has two rows`),
    ...rows.filter(({ reason }) => reason === '').map(({ names }) => `CONTRIBUTING.md: ${names.join(', ')} has no reason`),
  ];
}

function readRows(contributing: string): { names: string[]; reason: string }[] {
  const section = contributing.replaceAll('\r\n', '\n').split(/^## /m).find((text) => text.startsWith('Dependencies\n')) ?? '';
  return section.split('\n').flatMap((line) => {
    const [, first = '', reason = ''] = /^\| (.+?) \|(.*)\|$/.exec(line) ?? [];
    const names = [...first.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    return names.length === 0 ? [] : [{ names, reason: reason.trim() }];
  });
}
