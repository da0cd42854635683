import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { init, parse } from 'es-module-lexer';
import { findUnknownNames } from './find-unknown-names.ts';

await init();

/** What a browser has not, in any file that is reachable from some entries by import. */
export interface NodeUses {
  /** The files that were read, relative to the folder of packages. */
  readonly files: readonly string[];
  /** One line each; empty where all is well. */
  readonly problems: readonly string[];
}

/**
 * Follows the imports of published files, from some entries to the last.
 *
 * @param packages - A folder of unpacked packages, as a `node_modules`.
 * @param importMap - The file of each entry by its name: `{ '@scope/a/b': '/…/b.js' }`, absolute.
 */
export function findNodeUses(packages: string, importMap: ReadonlyMap<string, string>): NodeUses {
  const found = new Set(importMap.values());
  const problems: string[] = [];
  // A set gives what is added to it meanwhile, too.
  for (const file of found) {
    const place = relative(packages, file).replaceAll('\\', '/');
    for (const { specifier, text } of importsOf(file)) {
      const target = specifier?.startsWith('.') ? join(dirname(file), specifier) : importMap.get(specifier ?? '');
      if (specifier === undefined) problems.push(`${place}: what ${text} imports is known only when it runs`);
      else if (isBuiltin(specifier)) problems.push(`${place}: imports ${specifier} of Node`);
      else if (target === undefined) problems.push(`${place}: imports ${specifier}, which runs in no browser`);
      else if (!existsSync(target)) problems.push(`${place}: imports ${specifier}, which was not published`);
      else found.add(target);
    }
  }
  const files = [...found];
  const names = findUnknownNames(files).map(({ file, name }) => `${relative(packages, file).replaceAll('\\', '/')}: uses ${name}`);
  return { files: files.map((file) => relative(packages, file).replaceAll('\\', '/')), problems: [...problems, ...names] };
}

function importsOf(file: string): { specifier: string | undefined; text: string }[] {
  const code = readFileSync(file, 'utf8');
  const [imports] = parse(code, file);
  return imports.flatMap((each) => {
    if (each.type === 'import-meta') return [];
    const specifier = each.type === 'dynamic' && each.glob ? undefined : each.specifier;
    return [{ specifier, text: code.slice(each.importStart, each.importEnd) }];
  });
}
