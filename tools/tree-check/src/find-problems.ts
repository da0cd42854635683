import type { Allowed } from './allowed.ts';
import { findHosts } from './find-hosts.ts';
import { findPaths } from './find-paths.ts';
import { findSecrets } from './find-secrets.ts';

/** For what has to be there all the same. */
const orAllow = '; take it out, or say in tools/tree-check/src/allowed.ts why it stays';

export interface TreeRules {
  readonly allowedHosts: readonly Allowed[];
  readonly allowedPaths: readonly Allowed[];
  readonly unreadFiles: { readonly [path: string]: string };
}

/** What the files of a tree have that they should not, one line each; and what is allowed to them that none has. */
export async function findTreeProblems(files: ReadonlyMap<string, string>, { allowedHosts, allowedPaths, unreadFiles }: TreeRules): Promise<string[]> {
  const problems: string[] = [];
  const used = new Set<Allowed>();
  const isAllowed = (list: readonly Allowed[], text: string, file: string): boolean => {
    const found = list.find((each) => each.text === text && (each.file === undefined || each.file === file));
    if (found !== undefined) used.add(found);
    return found !== undefined;
  };

  for (const [file, text] of files) {
    if (file in unreadFiles) {
      problems.push(...findHosts(text).map((host) => `${file}: names an address at ${host}, and should name none`));
      continue;
    }
    problems.push(...(await findSecrets(file, text)).map((secret) => `${file}: ${secret}`));
    problems.push(...unique(findPaths(text)).filter((path) => !isAllowed(allowedPaths, path, file)).map((path) => `${file}: has ${path}, a path of a machine${orAllow}`));
    problems.push(...unique(findHosts(text)).filter((host) => !isAllowed(allowedHosts, host, file)).map((host) => `${file}: names an address at ${host}, which is not listed${orAllow}`));
  }
  for (const { text, file } of [...allowedHosts, ...allowedPaths].filter((each) => !used.has(each))) {
    problems.push(`tools/tree-check/src/allowed.ts: ${text}${file === undefined ? '' : ` in ${file}`} is allowed and nowhere`);
  }
  return problems;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
