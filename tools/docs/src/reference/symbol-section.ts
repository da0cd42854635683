import { ApiItemKind } from '@microsoft/api-extractor-model';
import type { ApiDeclaredItem, ApiItem } from '@microsoft/api-extractor-model';
import type { DocComment, DocNode } from '@microsoft/tsdoc';
import type { DocEntry } from 'tsdoc/doc-model';
import { code, page, table } from '../markdown-text.ts';
import { commentLine, commentMarkdown } from './comment-markdown.ts';
import { inDeclaredOrder } from './declared-order.ts';
import { excerptHtml } from './excerpt-html.ts';
import { anchorOf } from './symbol-index.ts';
import type { SymbolIndex } from './symbol-index.ts';

/** Heading, summary, signature, members and the rest of a symbol's comment. */
export function symbolSection(item: ApiItem, entry: DocEntry, index: SymbolIndex): string {
  const comment = commentOf(item);
  const markdown = (node: DocNode): string => commentMarkdown(node, (name, packageName) => index.addressOfName(name, entry, packageName)).trim();
  const blocks = (label: string, nodes: readonly DocNode[]): string[] => nodes.map((node) => `**${label}** ${markdown(node)}`);
  return page([
    `### ${item.displayName} {#${anchorOf(item)}}`,
    ...(comment.deprecatedBlock === undefined ? [] : blocks('Deprecated.', [comment.deprecatedBlock.content])),
    markdown(comment.summarySection),
    `<pre class="signature"><code v-pre>${signature(item, entry, index)}</code></pre>`,
    ...(comment.remarksBlock === undefined ? [] : [markdown(comment.remarksBlock.content)]),
    ...comment.params.blocks.map((block) => `${code(block.parameterName)}: ${markdown(block.content)}`),
    ...(comment.returnsBlock === undefined ? [] : blocks('Returns', [comment.returnsBlock.content])),
    ...blocks('Throws', customBlocks(comment, '@throws')),
    ...customBlocks(comment, '@example').map(markdown),
    ...(item.members.length === 0 ? [] : [memberTable(inDeclaredOrder(item, entry.declarations), entry, index)]),
    ...blocks('See', comment.seeBlocks.map(({ content }) => content)),
  ]).trim();
}

/** Members of an interface or class, a row each. */
function memberTable(members: readonly ApiItem[], entry: DocEntry, index: SymbolIndex): string {
  const rows = members.map((member) => [`<code v-pre>${signature(member, entry, index).replace(/\s+/g, ' ')}</code>`, meaningCell(member, entry, index)]);
  return table(['Member', 'Meaning'], rows);
}

/** All of a comment in the cell of a table. */
export function meaningCell(item: ApiItem, entry: DocEntry, index: SymbolIndex): string {
  const comment = commentOf(item);
  const line = (node: DocNode): string => commentLine(node, (name, packageName) => index.addressOfName(name, entry, packageName));
  return [
    ...(comment.deprecatedBlock === undefined ? [] : [`**Deprecated.** ${line(comment.deprecatedBlock.content)}`]),
    line(comment.summarySection),
    ...(comment.remarksBlock === undefined ? [] : [line(comment.remarksBlock.content)]),
    ...(comment.returnsBlock === undefined ? [] : [`**Returns** ${line(comment.returnsBlock.content)}`]),
    ...customBlocks(comment, '@throws').map((block) => `**Throws** ${line(block)}`),
    ...comment.seeBlocks.map(({ content }) => `**See** ${line(content)}`),
  ]
    .filter((text) => text !== '')
    .join('<br>');
}

/** The comment of an item; every public symbol has one, the check of comments sees to it. */
function commentOf(item: ApiItem): DocComment {
  const comment = (item as ApiDeclaredItem).tsdocComment;
  if (comment === undefined) throw new Error(`${item.getScopedNameWithinPackage()} has no comment`);
  return comment;
}

function customBlocks(comment: DocComment, tag: string): DocNode[] {
  return comment.customBlocks.filter(({ blockTag }) => blockTag.tagName === tag).map(({ content }) => content);
}

function signature(item: ApiItem, entry: DocEntry, index: SymbolIndex): string {
  const html = excerptHtml((item as ApiDeclaredItem).excerpt, (token) => index.addressOfToken(token, entry)).replace(/^export declare /, 'export ');
  return item.kind === ApiItemKind.Variable ? `export const ${html}` : html;
}
