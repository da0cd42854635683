/** Text as Markdown that shows it as it is: no markup, no HTML, no Vue expression, one line. */
export function plain(text: string): string {
  return text
    .replace(/[\\*`[\]<>|{}&~#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (character) => `&#${character.codePointAt(0)};`)
    .replace(/\s+/g, ' ')
    .trim();
}

/** A code span. Pipes would end a table's cell, and backticks the span. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll('|', '\\|')}${fence}`;
}

/** A name that may be broken behind its underscores and before its capitals, where a column is narrow. */
export function breakable(name: string): string {
  return plain(name).replace(/(?<=_)(?=[A-Z\d])|(?<=[a-z])(?=[A-Z])/g, '<wbr>');
}

export function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A table of Markdown cells. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A page of blocks; empty ones are left out. */
export function page(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
