import type { OpenCall } from './call-stacks.js';

/** What the OpenDriver that leads to a message, or the command around it, says about the class of its driver. */
export function classOfOpening({ driver, text, parent }: OpenCall): string | null {
  return classOfName(driver, text) ?? (parent === null ? null : classOfCallers([parent]));
}

/** What the functions that lead to a message say about the class of its driver. */
export function classOfCallers(calls: readonly { readonly entryPoint: string }[]): string | null {
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const { entryPoint } = calls[index]!;
    if (entryPoint.startsWith('mciSend')) return 'mci';
    if (entryPoint === 'ICSendMessage') return 'icm';
  }
  return null;
}

/** The class of the drivers that an alias or a section of the registry is for; `null` where it does not say. */
function classOfName(name: string | null, section: string | null): string | null {
  if (section !== null && /^mci(?:32)?$/i.test(section)) return 'mci';
  const prefix = /^(msacm|vidc)\./i.exec(name ?? '')?.[1]?.toLowerCase();
  if (prefix !== undefined) return prefix === 'vidc' ? 'icm' : 'acm';
  return classOfFile(name);
}

/** The class that the name of a file says. */
export function classOfFile(file: string | null): string | null {
  return file !== null && /^[^ ]*\.acm(?: |$)/i.test(file) ? 'acm' : null;
}
