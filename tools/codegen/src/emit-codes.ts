import type { CodeSet, Family } from './families-spec.ts';
import { generatedFile } from './generated-file.ts';
import { hex } from './literal.ts';
import { publicDoc } from './tsdoc.ts';

/** `gen/<family>-codes.ts`: sets of result codes as data, and the name of a number in each. */
export function emitCodes({ family, codes = [] }: Family): string {
  return generatedFile(["import { codeNames } from '../code-names.js';"], codes.flatMap((set, index) => setParts(set, `families/${family}.json#/codes/${index}`)));
}

function setParts({ name, title, constants }: CodeSet, place: string): string[] {
  const codes = Object.entries(constants).filter(([, { aliasOf, range }]) => aliasOf === undefined && !range);
  const types = codes.map(([code, { value }]) => `  readonly ${code}: ${print(value)};`);
  const values = codes.map(([code, { value }]) => `  ${code}: ${print(value)},`);
  return [
    `${publicDoc({ text: [`Result codes: ${title}. Starts of ranges and second names are left out.`] })}\nexport const ${name}Codes: {\n${types.join('\n')}\n} = { // ${place}\n${values.join('\n')}\n};`,
    `const ${name}Names: ReadonlyMap<number, string> = /* @__PURE__ */ codeNames(${name}Codes);`,
    `${publicDoc({ text: [`The name of a result code: ${title}; undefined where it has none.`] })}\nexport function ${name}Name(code: number): string | undefined {\n  return ${name}Names.get(code);\n}`,
  ];
}

function print(value: number): string {
  return value < 0 ? String(value) : hex(value);
}
