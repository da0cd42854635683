import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { externalLinkProblem } from './external-link.ts';

/** One page of the built site: its ids, and where it leads. */
export interface SitePage {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** Every page of a built site, by its path. */
export function readSite(folder: string): Map<string, SitePage> {
  return new Map(globSync('**/*.html', { cwd: folder }).map((path) => [path.replaceAll('\\', '/'), readPage(readFileSync(join(folder, path), 'utf8'))]));
}

export function readPage(html: string): SitePage {
  const ids = new Set<string>();
  const links: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    for (const { name, value } of 'attrs' in node ? node.attrs : []) {
      if (name === 'id') ids.add(value);
      if (name === 'href' || name === 'src') links.push(value);
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
  };
  visit(parse(html));
  return { ids, links };
}

/** What is wrong with a page's links. `base` is where the site lies on its server; `files` are its other files. */
export function siteLinkProblems(path: string, site: ReadonlyMap<string, SitePage>, base: string, files: ReadonlySet<string>): string[] {
  return [...new Set(site.get(path)!.links)].flatMap((link) => {
    const problem = /^[a-z][a-z+.-]*:|^\/\//i.test(link) ? externalLinkProblem(link) : internalProblem(link, path, site, base, files);
    return problem === null ? [] : [`${path}: ${link} ${problem}`];
  });
}

function internalProblem(link: string, from: string, site: ReadonlyMap<string, SitePage>, base: string, files: ReadonlySet<string>): string | null {
  const [address = '', hash] = link.split('#');
  const absolute = address === '' ? posix.join(base, from) : posix.join(address.startsWith('/') ? '' : posix.join(base, posix.dirname(from)), address);
  if (!absolute.startsWith(base)) return `leaves ${base}`;
  const path = decodeURIComponent(absolute.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
  const target = site.get(path);
  if (target === undefined) return files.has(path) ? null : `leads to no file: ${path}`;
  return hash === undefined || hash === '' || target.ids.has(decodeURIComponent(hash)) ? null : `leads to no id of ${path}`;
}
