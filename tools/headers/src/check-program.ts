import { familyValues, type Layout, nativeStructures, type Spec, type Structure, type ValueEntry } from 'codegen/read-spec';
import { declareMissing, familyPart, hasNativeLayout, missingHeader } from './check-families.ts';

/** One architecture that mingw-w64 compiles for. */
export interface Target {
  readonly name: 'x64' | 'ia32';
  readonly compiler: string;
}

export const targets: readonly Target[] = [
  { name: 'x64', compiler: 'x86_64-w64-mingw32-gcc' },
  { name: 'ia32', compiler: 'i686-w64-mingw32-gcc' },
];

type Checked = Pick<ValueEntry, 'value' | 'header'>;

/** The headers in the order in which they must be included. */
const headers = ['mmsystem.h', 'mmddk.h', 'mmreg.h', 'msacm.h', 'vfw.h', 'digitalv.h', 'vcr.h'];

/**
 * A C program that compiles exactly when the headers agree with the specification: each name is defined by the header
 * that the specification names and not by an earlier one, has its value, and a name said to be in no header is in none.
 * Every disagreement is an error of its own that starts with the name.
 */
export function checkProgram(spec: Spec, { name: target }: Target): string {
  const entries = [...allValues(spec), ...familyValues(spec).map(({ name, entry }): [string, Checked] => [name, entry])];
  const windows = familyPart(spec, 'windows.h').structures.flatMap(([name]) => hasNativeLayout(name, spec, target));
  const parts = headers.map((header, index) => {
    const own = entries.filter(([, entry]) => entry.header?.include === header);
    const later = entries.filter(([, entry]) => isAfter(entry, index));
    const structures = Object.entries(spec.structures).filter(([, structure]) => structure.header?.include === header);
    return [
      `#include <${header}>`,
      ...own.flatMap(([name, entry]) => isDefined(name, entry.value, header)),
      ...later.flatMap(([name, entry]) => isAbsent(name, header, entry)),
      ...structures.flatMap(([name, structure]) => hasLayout(name, structure, structure.layouts[target], target)),
      ...familyPart(spec, header).structures.flatMap(([name]) => hasNativeLayout(name, spec, target)),
    ];
  });
  // Without WIN32_LEAN_AND_MEAN windows.h includes both headers itself.
  const missing = familyPart(spec, missingHeader).structures.flatMap(([name]) => hasNativeLayout(name, spec, target));
  const start = ['#define WIN32_LEAN_AND_MEAN', '#include <windows.h>', '#include <stddef.h>', ...windows];
  return [...start, ...parts.flat(), ...declareMissing(spec), ...missing, ''].join('\n');
}

/** Whether no header up to this one has the name: it comes with a later one, or mingw-w64 has none that has it. */
function isAfter({ header }: Checked, index: number): boolean {
  return header === null || header.include === missingHeader || headers.indexOf(header.include) > index;
}

/** How many names the program checks. */
export function countNames(spec: Spec): number {
  return allValues(spec).length + Object.keys(spec.structures).length + familyValues(spec).length + Object.keys(nativeStructures(spec)).length;
}

function allValues({ drv, constantFamilies, queries }: Spec): [string, ValueEntry][] {
  return [drv.messages, ...constantFamilies.map(({ constants }) => constants), queries.queries].flatMap((family) =>
    Object.entries<ValueEntry>(family),
  );
}

function isDefined(name: string, value: number, header: string): string[] {
  return [
    `#ifdef ${name}`,
    `_Static_assert((${name}) == ${value}, "${name} is not ${value}, as the specification says");`,
    '#else',
    `#error ${name} is not defined by ${header}`,
    '#endif',
  ];
}

function isAbsent(name: string, header: string, entry: Checked): string[] {
  const { include } = entry.header ?? {};
  const said = include === undefined ? 'in no Win32 header' : include === missingHeader ? `in ${include}, which mingw-w64 does not have` : `only in ${include}`;
  // Said once: the headers that follow see the name too.
  return [
    `#if defined(${name}) && !defined(SAID_${name})`,
    `#define SAID_${name}`,
    `#error ${name} is defined after ${header}, the specification has it ${said}`,
    '#endif',
  ];
}

function hasLayout(name: string, { fields }: Structure, { size, offsets }: Layout, target: string): string[] {
  const assert = (expression: string, expected: number): string =>
    `_Static_assert(${expression} == ${expected}, "${name}: ${expression} is not ${expected} on ${target}, as the specification says");`;
  const lastField = Object.keys(fields).at(-1);
  return [
    assert(`sizeof(${name})`, size),
    ...Object.entries(offsets).map(([field, offset]) => assert(`offsetof(${name}, ${field})`, offset)),
    // The end of the last field is the end of the structure: no field is left out.
    assert(`sizeof(((${name} *)0)->${lastField}) + offsetof(${name}, ${lastField})`, size),
  ];
}
