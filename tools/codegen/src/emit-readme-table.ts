import { emitFamilySections } from './emit-family-readme.ts';
import { hex } from './literal.ts';
import type { Message, Spec } from './spec.ts';

/** The tables of the package's README, by the name of the markers they stand between. */
export function emitReadmeTables(spec: Spec): { readonly [name: string]: string } {
  return { messages: messageTable(spec), corrections: correctionTable(spec), families: emitFamilySections(spec), 'left out': leftOutTable(spec) };
}

/** Puts each table between `<!-- table: name -->` and `<!-- /table -->`. */
export function replaceTables(readme: string, tables: { readonly [name: string]: string }): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const between = new RegExp(`(<!-- table: ${name} -->\n)[\\s\\S]*?(<!-- /table -->)`);
    if (!between.test(text)) throw new Error(`README.md: expected <!-- table: ${name} --> and, after it, <!-- /table -->`);
    return text.replace(between, (_, open: string, close: string) => `${open}${table}${close}`);
  }, readme);
}

function messageTable({ drv }: Spec): string {
  const rows = Object.entries(drv.messages).map(([name, message]) => [
    message.href === undefined ? name : `[${name}](${message.href})`,
    `\`${hex(message.value)}\``,
    message.sentBy,
    parameter(message.parameters.lParam1),
    parameter(message.parameters.lParam2),
    message.answer.kind,
    `${message.defDriverProc.win32} / ${message.defDriverProc.wine} / ${message.defDriverProc.win31}`,
  ]);
  return table(['Message', 'Number', 'Sent by', 'lParam1', 'lParam2', 'Answer', 'DefDriverProc: win32 / wine / win31'], rows);
}

function parameter({ name, type }: Message['parameters']['lParam1']): string {
  return name === undefined ? '–' : `${name}: ${type}`;
}

function correctionTable({ corrections }: Spec): string {
  const rows = Object.values(corrections).map(({ names, page, quote, right }) => [names.join(', '), `[“${quote}”](${page})`, right]);
  return table(['About', 'The page says', 'Right is'], rows);
}

function leftOutTable({ leftOut }: Spec): string {
  return table(['Name', 'Why it is not there'], Object.entries(leftOut));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
