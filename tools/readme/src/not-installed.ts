import type { Fence } from './fences.ts';

/**
 * The packages that a page's examples import and its `npm install` lines do not name: whoever follows the page from its top
 * would see them fail. Node's own modules and files beside the example need no installing.
 */
export function notInstalled(fences: readonly Pick<Fence, 'language' | 'code'>[]): string[] {
  const installed = fences.filter(({ language }) => language === 'sh').flatMap(({ code }) => installedBy(code));
  const imported = fences.filter(({ language }) => ['ts', 'tsx', 'js'].includes(language)).flatMap(({ code }) => importedBy(code));
  return [...new Set(imported)].filter((name) => !installed.includes(name)).sort();
}

function installedBy(code: string): string[] {
  return code.split('\n').flatMap((line) => /^npm install ([^#]*)/.exec(line)?.[1]?.split(/\s+/) ?? []);
}

function importedBy(code: string): string[] {
  return [...code.matchAll(/^(?:import|export)\b.*? from '([^']+)'/gm)]
    .map(([, specifier]) => specifier!)
    .filter((specifier) => !/^(?:node:|\.)/.test(specifier))
    .map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
}
