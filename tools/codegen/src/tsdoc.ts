export interface Doc {
  /** Paragraphs of plain text. */
  readonly text: readonly string[];
  readonly deprecated?: string;
  readonly see?: string | undefined;
}

const width = 120;

/** The TSDoc comment of a public symbol. */
export function publicDoc({ text, deprecated, see }: Doc): string {
  const tags = [
    ...(deprecated === undefined ? [] : [`@deprecated ${deprecated}`]),
    ...(see === undefined ? [] : [`@see {@link ${see}}`]),
    '@public',
  ];
  const paragraphs = [...text.map((paragraph) => wrap(escapeTsdoc(paragraph), width - 3)), tags];
  const lines = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph]));
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

/** A comment on one line, for members. */
export function memberDoc(text: string): string {
  return `/** ${escapeTsdoc(text)} */`;
}

function escapeTsdoc(text: string): string {
  return text.replace(/[\\{}@<>]/g, '\\$&').replaceAll('*/', '*\\/');
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
