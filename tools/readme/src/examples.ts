/** A fence marked `ts` in a Markdown file. */
export interface Example {
  /** Line of the fence's first line of code, from 1. */
  readonly line: number;
  readonly code: string;
  /** What it prints, line by line, as its comments `// → …` say; empty when it says nothing and is only compiled. */
  readonly prints: readonly string[];
}

/** The examples of a Markdown file. */
export function readExamples(markdown: string): Example[] {
  const examples: Example[] = [];
  let code: string[] | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (code === undefined) {
      if (line === '```ts') code = [];
    } else if (line === '```') {
      examples.push({ line: index + 1 - code.length, code: code.join('\n'), prints: code.flatMap(printedBy) });
      code = undefined;
    } else {
      code.push(line);
    }
  }
  return examples;
}

function printedBy(line: string): string[] {
  const said = /\/\/ → (.*)$/.exec(line);
  return said ? [said[1]!.trimEnd()] : [];
}
