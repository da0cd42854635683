import { generatedFile } from './generated-file.ts';
import { literal } from './literal.ts';
import type { Layout, Spec, Structure } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

/** `gen/layouts.ts`: where the fields of the native structures lie. */
export function emitLayouts({ structures }: Spec): string {
  return generatedFile(["import type { StructureLayout } from '../layout.js';"], Object.entries(structures).map(layoutConstant));
}

function layoutConstant([name, { summary, pack, href, fields, layouts }]: [string, Structure]): string {
  const packing = `Packed to ${pack === 1 ? 'bytes' : `${pack} bytes`}. Fields: ${Object.entries(fields)
    .map(([field, { type }]) => `${field} (${type})`)
    .join(', ')}.`;
  const names = Object.keys(fields).map((field) => `'${field}'`);
  return [
    publicDoc({ text: [`Layout of ${name}. ${summary}`, packing], see: href }),
    `export const ${name}_LAYOUT: StructureLayout<${names.join(' | ')}> = { // structures.json#/structures/${name}`,
    `  4: ${print(layouts.ia32)},`,
    `  8: ${print(layouts.x64)},`,
    '};',
  ].join('\n');
}

function print({ size, offsets }: Layout): string {
  return literal({ size, offsets }, 2, 3);
}
