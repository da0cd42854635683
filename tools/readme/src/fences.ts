import { fromMarkdown } from 'mdast-util-from-markdown';

/** A fence of code in a Markdown file. */
export interface Fence {
  /** The first word behind its backticks; empty where there is none. */
  readonly language: string;
  /** Line of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
  /** What its first line, `// gain.mjs`, says that the file is called. */
  readonly fileName: string | null;
  /** What it prints, line by line, as its comments `// → …` or `# → …` say; empty when it says nothing and is not run. */
  readonly prints: readonly string[];
}

/** The fences of a Markdown file, also those in lists and quotations. */
export function readFences(markdown: string): Fence[] {
  const fences: Fence[] = [];
  const visit = (node: ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number]): void => {
    if (node.type === 'code') fences.push(fenceOf(node.lang ?? '', node.position!.start.line + 1, node.value));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(fromMarkdown(markdown));
  return fences;
}

function fenceOf(language: string, line: number, code: string): Fence {
  const comment = language === 'sh' ? '#' : '//';
  const prints = code.split('\n').flatMap((text) => {
    const at = text.indexOf(`${comment} → `);
    return at === -1 ? [] : [text.slice(at + comment.length + 3).trimEnd()];
  });
  return { language, line, code, fileName: /^\/\/ ([\w-]+\.\w+)\n/.exec(code)?.[1] ?? null, prints };
}
