import { ApiDeclaredItem } from '@microsoft/api-extractor-model';
import type { ApiItem } from '@microsoft/api-extractor-model';
import type { DocComment, DocNode } from '@microsoft/tsdoc';
import type { DocEntry } from './doc-model.ts';

/** A symbol that users see, or a member of one. */
export interface PublicSymbol {
  /** `@driverproc/session: SessionWatchOptions.deadlineMs` */
  readonly place: string;
  readonly name: string;
  readonly item: ApiDeclaredItem;
  readonly comment: DocComment | undefined;
  readonly entry: DocEntry;
}

/** Every symbol of every entry, each followed by its members. One that several entries export is there for each. */
export function publicSymbols(entries: readonly DocEntry[]): PublicSymbol[] {
  return entries.flatMap((entry) => entry.items.flatMap((item) => withMembers(item, `${entry.specifier}: `, entry)));
}

function withMembers(item: ApiItem, prefix: string, entry: DocEntry): PublicSymbol[] {
  const members = item.members.flatMap((member) => withMembers(member, `${prefix}${item.displayName}.`, entry));
  if (!(item instanceof ApiDeclaredItem)) return members;
  return [{ place: prefix + item.displayName, name: item.displayName, item, comment: item.tsdocComment, entry }, ...members];
}

/** The text of a part of a comment, without markup; code keeps its backticks. */
export function textOf(node: DocNode): string {
  const { kind } = node;
  if (kind === 'PlainText') return (node as DocNode & { text: string }).text;
  if (kind === 'CodeSpan') return `\`${(node as DocNode & { code: string }).code}\``;
  if (kind === 'EscapedText') return (node as DocNode & { decodedText: string }).decodedText;
  if (kind === 'SoftBreak') return ' ';
  if (kind === 'LinkTag') return (node as DocNode & { urlDestination?: string; linkText?: string }).urlDestination ?? node.getChildNodes().map(textOf).join('');
  if (kind === 'Excerpt') return (node as DocNode & { content: { toString(): string } }).content.toString();
  return node.getChildNodes().map(textOf).join('');
}

export function throwsTexts(comment: DocComment): string[] {
  return comment.customBlocks.filter(({ blockTag }) => blockTag.tagName === '@throws').map(({ content }) => textOf(content).trim());
}

export function seeTexts(comment: DocComment): string[] {
  return comment.seeBlocks.map(({ content }) => textOf(content).trim());
}
