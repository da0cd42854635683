import type { Spec } from 'codegen/read-spec';
import { code, hex, page, plain, table } from './markdown-text.ts';
import type { FamilyFacts, MessageFact } from './message-facts.ts';
import type { LinkText } from './message-links.ts';

/** The page of a family: every message with all that the specification says. */
export function familyPage({ family, title, tables }: FamilyFacts, spec: Spec, linkText: LinkText): string {
  const subpath = family === 'drv' ? '' : `/${family}`;
  return page([
    `# ${plain(title)}`,
    `In TypeScript: ${code(`@driverproc/messages${subpath}`)}, [reference](/reference/messages${subpath.replace('/', '-')}).`,
    ...tables.flatMap(({ title, messages }) => [`## ${plain(title)}`, ...messages.map((message) => messageSection(message, spec, linkText))]),
  ]);
}

function messageSection(message: MessageFact, spec: Spec, linkText: LinkText): string {
  const text = (value: string): string => linkText(value, message.name);
  const facts: (readonly [string, string])[] = [
    ['Number', `${code(hex(message.value))} (${message.value})`],
    ...(message.aliasOf === undefined ? [] : [['The same as', text(message.aliasOf)] as const]),
    ['Entry point', text(message.entryPoint)],
    ['Direction', message.direction === 'to-driver' ? 'to the driver' : 'from the driver'],
    ['Sender', text(message.sender)],
    ...message.parameters.map((parameter) => [code(parameter.place), parameterText(parameter, text)] as const),
    ['Answer', answerText(message, text)],
    ...message.more.map(([label, value]) => [label, text(value)] as const),
    ['Exists on', availability[message.availability] ?? plain(message.availability)],
    ['Known from', plain(message.confidence) || 'no source'],
    ['Sources', message.sources.map((id) => sourceText(spec, id)).join('; ') || 'none beyond the headers'],
    ['Number in', message.valueSources.map((id) => `[${plain(id)}](/messages/sources#${id})`).join(', ')],
    ...message.corrections.map((id) => ['Corrected', `[${plain(spec.corrections[id]!.right)}](/corrections#${id})`] as const),
    ...message.conflicts.map((id) => ['Sources differ', `[${plain(spec.conflicts[id]!.topic)}](/messages/conflicts#${id})`] as const),
    ...(message.href === undefined ? [] : [['Page', `[${plain(message.href.replace('https://', ''))}](${message.href})`] as const]),
  ];
  return `### ${plain(message.name)} {#${message.name}}\n\n${text(message.summary)}\n\n${table(['', ''], facts)}`;
}

const availability: { readonly [key: string]: string } = { win32: 'Win32', win16: '16-bit Windows only', win95: 'Windows 95 only' };

function parameterText({ type, name, direction, meaning }: MessageFact['parameters'][number], text: (value: string) => string): string {
  const typed = type === null ? '' : `${code(type)}${name === undefined ? '' : ` ${plain(name)}`}${direction === undefined ? '' : ` (${direction})`}: `;
  return typed + text(meaning);
}

function answerText({ answer }: MessageFact, text: (value: string) => string): string {
  const values = Object.entries(answer.values ?? {}).map(([name, meaning]) => `${code(name)}: ${text(meaning)}`);
  return [text(answer.meaning), ...values].join('<br>');
}

function sourceText({ sources }: Spec, id: string): string {
  return `[${plain(sources[id]!.title)}](/messages/sources#${id})`;
}
