import { describe, expect, it } from 'vitest';
import { compareSurfaces } from '../src/compare-surfaces.ts';

const report = (code: string): string => `## API Report File for "@made-up/gain"\n\n\`\`\`ts\n\n${code}\n\n// (No @packageDocumentation comment for this package)\n\n\`\`\`\n`;
const gain = '// @public\nexport function gain(decibels: number): boolean;';
const level = '// @public\nexport interface Level {\n    readonly decibels: number;\n    mute(): void;\n}';
const nothing = { removed: [], changed: [], added: [] };

const compare = (base: readonly string[], head: readonly string[]) => compareSurfaces(report(base.join('\n\n')), report(head.join('\n\n')));

describe('compareSurfaces', () => {
  it.each([
    ['a function', 'export function next(): void;', 'next'],
    ['a constant', 'export const NEXT = 5;', 'NEXT'],
    ['a class', 'export class Next {\n    close(): void;\n}', 'Next'],
    ['an abstract class', 'export abstract class Next {\n}', 'Next'],
    ['an interface', 'export interface Next<Value> {\n    readonly value: Value;\n}', 'Next'],
    ['a type', "export type Next = 'a' | 'b';", 'Next'],
    ['an enum', 'export enum Next {\n    A = 1,\n}', 'Next'],
    ['a name of another package', 'export { Next }', 'Next'],
    ['a renamed one', 'export { Other as Next }', 'Next'],
  ])('knows %s by its name', (_, declaration, name) => {
    expect(compare([gain], [gain, `// @public\n${declaration}`])).toEqual({ ...nothing, added: [name] });
    expect(compare([gain, `// @public\n${declaration}`], [gain])).toEqual({ ...nothing, removed: [name] });
  });

  it('finds no change in another order, other comments and other imports', () => {
    const imports = "import type { LParam } from '@made-up/numbers';";
    expect(compare([gain, level], [imports, level.replace('// @public', '// Warning: x\n//\n// @public'), gain])).toEqual(nothing);
  });

  it.each([
    ['a parameter', gain, gain.replace('number', 'number | string')],
    ['an answer', gain, gain.replace('boolean', 'void')],
    ['a member that is gone', level, level.replace('    mute(): void;\n', '')],
    ['a member that is new, which whoever implements the interface lacks', level, level.replace('mute()', 'solo(): void;\n    mute()')],
    ['a release tag', level, level.replace('@public', '@internal')],
  ])('finds that a declaration changed: %s', (_, before, after) => {
    expect(compare([before], [after])).toEqual({ ...nothing, changed: [/Level|gain/.exec(before)![0]] });
  });

  it('takes one more overload for an addition, and one less for a change', () => {
    const overload = '// @public\nexport function gain(decibels: string): boolean;';
    expect(compare([gain], [gain, overload])).toEqual({ ...nothing, added: ['gain'] });
    expect(compare([gain, overload], [gain])).toEqual({ ...nothing, changed: ['gain'] });
  });

  it('takes everything for new where there was no report', () => {
    expect(compareSurfaces('', report(`${gain}\n\n${level}`))).toEqual({ ...nothing, added: ['gain', 'Level'] });
    expect(compareSurfaces(report(`${gain}\n\n${level}`), '')).toEqual({ ...nothing, removed: ['gain', 'Level'] });
  });
});
