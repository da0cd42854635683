/** How two reports of one entry differ, in names. */
export interface SurfaceChange {
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly added: readonly string[];
}

/**
 * Compares two API reports as text: a declaration that is not there word for word was removed or changed, and either may
 * break whoever uses it. Comments do not count, but release tags do.
 *
 * @param base - The earlier report; empty where there was none.
 */
export function compareSurfaces(base: string, head: string): SurfaceChange {
  const [before, after] = [readDeclarations(base), readDeclarations(head)];
  const [namesBefore, namesAfter] = [new Set(before.values()), new Set(after.values())];
  const gone = new Set([...before].flatMap(([text, name]) => (after.has(text) ? [] : [name])));
  const fresh = new Set([...after].flatMap(([text, name]) => (before.has(text) ? [] : [name])));
  return {
    removed: [...gone].filter((name) => !namesAfter.has(name)),
    changed: [...gone].filter((name) => namesAfter.has(name)),
    // One more overload of a function adds to a name that was there.
    added: [...fresh].filter((name) => !namesBefore.has(name) || !gone.has(name)),
  };
}

/** The name of each declaration by its text. Overloads are declarations of one name. */
function readDeclarations(report: string): Map<string, string> {
  const code = /```ts\n([\s\S]*?)```/.exec(report)?.[1] ?? '';
  return new Map(
    code.split(/\n\s*\n/).flatMap((block): [string, string][] => {
      const tag = /^\/\/ (@\w+)/m.exec(block)?.[1] ?? '';
      const text = block.replaceAll(/^ *\/\/.*\n?/gm, '').trim();
      if (text === '' || text.startsWith('import ')) return [];
      return [[`${tag} ${text}`, nameOf(text)]];
    }),
  );
}

function nameOf(text: string): string {
  const declared = /^(?:export )?(?:declare )?(?:abstract )?(?:const|function|class|interface|type|enum|namespace|let|var) ([\w$]+)/.exec(text)?.[1];
  return declared ?? /^export (?:type )?\{ (?:[\w$]+ as )?([\w$]+) \}/.exec(text)?.[1] ?? text.split('\n')[0]!;
}
