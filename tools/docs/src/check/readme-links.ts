import GithubSlugger from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { externalLinkProblem } from './external-link.ts';

/** What is wrong with the links of a Markdown file that GitHub and npm show. */
export function readmeLinkProblems(path: string, root: string): string[] {
  return linksOf(read(join(root, path))).flatMap(({ url, line }) => {
    const problem = /^[a-z][a-z+.-]*:/i.test(url) ? externalLinkProblem(url) : relativeProblem(url, join(root, path));
    return problem === null ? [] : [`${path}:${line}: ${url} ${problem}`];
  });
}

function relativeProblem(url: string, from: string): string | null {
  const [address = '', hash] = url.split('#');
  const target = address === '' ? from : join(dirname(from), decodeURIComponent(address));
  if (!existsSync(target)) return `leads to no file: ${relative(dirname(from), target)}`;
  if (hash === undefined) return null;
  return target.endsWith('.md') && anchorsOf(read(target)).has(hash) ? null : 'leads to no heading';
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

type MarkdownNode = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

function linksOf(markdown: string): { url: string; line: number }[] {
  const links: { url: string; line: number }[] = [];
  visit(fromMarkdown(markdown), (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') links.push({ url: node.url, line: node.position!.start.line });
  });
  return links;
}

/** The ids that GitHub gives to headings. */
function anchorsOf(markdown: string): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(fromMarkdown(markdown), (node) => {
    if (node.type === 'heading') anchors.add(slugger.slug(textOf(node)));
  });
  return anchors;
}

function textOf(node: MarkdownNode): string {
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : 'value' in node ? node.value : '';
}

function visit(node: MarkdownNode, tell: (node: MarkdownNode) => void): void {
  tell(node);
  if ('children' in node) for (const child of node.children) visit(child, tell);
}
