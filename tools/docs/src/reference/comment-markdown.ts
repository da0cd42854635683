import type { DocCodeSpan, DocEscapedText, DocFencedCode, DocLinkTag, DocNode, DocPlainText } from '@microsoft/tsdoc';
import { code, plain } from '../markdown-text.ts';

/** The address of a symbol that a comment names, or `null` where it has no page. */
export type AddressOfName = (name: string, packageName?: string) => string | null;

/** A node of a TSDoc comment as Markdown. Paragraphs end in an empty line; lists of hyphens stay lists. */
export function commentMarkdown(node: DocNode, addressOf: AddressOfName): string {
  switch (node.kind) {
    case 'Paragraph':
      return `${children(node, addressOf).trim()}\n\n`;
    case 'PlainText':
      return linkedText((node as DocPlainText).text);
    case 'EscapedText':
      return plain((node as DocEscapedText).decodedText);
    case 'SoftBreak':
      return '\n';
    case 'CodeSpan':
      return code((node as DocCodeSpan).code);
    case 'FencedCode':
      return `\`\`\`${(node as DocFencedCode).language}\n${(node as DocFencedCode).code}\`\`\`\n\n`;
    case 'LinkTag':
      return link(node as DocLinkTag, addressOf);
    case 'BlockTag':
      return '';
    case 'Section':
    case 'Block':
      return children(node, addressOf);
    default:
      // What is not known here would be lost without a word.
      throw new Error(`a comment has a ${node.kind}, which tools/docs cannot show`);
  }
}

/** The same on one line, for a table. */
export function commentLine(node: DocNode, addressOf: AddressOfName): string {
  return commentMarkdown(node, addressOf).trim().replace(/\n+(- )?/g, ' ');
}

function children(node: DocNode, addressOf: AddressOfName): string {
  return node.getChildNodes().map((child) => commentMarkdown(child, addressOf)).join('');
}

function linkedText(text: string): string {
  return text
    .split(/(https:\/\/[^\s,;)]+[^\s,;).])/)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : spaced(part)))
    .join('');
}

/** `plain` trims; words on both sides of a link or code span need their spaces. A hyphen at the start is a list's. */
function spaced(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return (before && ' ') + plain(inner) + (after && ' ');
}

function link({ codeDestination, urlDestination, linkText }: DocLinkTag, addressOf: AddressOfName): string {
  if (urlDestination !== undefined) return linkText === undefined ? `<${urlDestination}>` : `[${plain(linkText)}](${urlDestination})`;
  const path = codeDestination!.memberReferences.map(({ memberIdentifier }) => memberIdentifier!.identifier);
  const text = linkText === undefined ? code(path.join('.')) : plain(linkText);
  const address = addressOf(path[0]!, codeDestination!.packageName);
  return address === null ? text : `[${text}](${address})`;
}
