import { parse } from 'yaml';

/** What of a workflow our own rules look at. */
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs?: { readonly [id: string]: Job };
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [input: string]: unknown };
}

/**
 * What our own rules have against a workflow: scripts that package.json does not have, actions without a version, more rights than it says,
 * jobs without a limit.
 *
 * @param scripts - `scripts` of the root's package.json.
 * @param exists - Whether the repository has a file.
 */
export function findRuleProblems(name: string, content: string, scripts: { readonly [name: string]: string }, exists: (path: string) => boolean): string[] {
  const { permissions, jobs = {} } = parse(content) as Workflow;
  const isReadOnly = JSON.stringify(permissions) === '{"contents":"read"}';
  return [
    ...(isReadOnly ? [] : [`${name}: permissions at the top are not contents: read alone`]),
    ...Object.entries(jobs).flatMap(([id, job]) => {
      const problems = (job.steps ?? []).flatMap((step) => stepProblems(step, scripts, exists));
      return [...(job['timeout-minutes'] === undefined ? ['has no timeout-minutes'] : []), ...problems].map((problem) => `${name}: ${id} ${problem}`);
    }),
  ];
}

function stepProblems({ uses, run = '', with: inputs = {} }: Step, scripts: { readonly [name: string]: string }, exists: (path: string) => boolean): string[] {
  const commands = [run, ...Object.values(inputs).filter((value) => typeof value === 'string')].join('\n');
  const called = [...commands.matchAll(/\bnpm (?:run )?(?:--silent )?([\w:-]+)/g)].map((match) => match[1]!);
  const files = [...commands.matchAll(/(?:\bnode |^)((?:scripts|tools|\.ci)\/[\w./-]+)/gm)].map((match) => match[1]!);
  return [
    ...called.filter((script) => scripts[script] === undefined).map((script) => `runs npm ${script}, which package.json does not have`),
    ...files.filter((path) => !exists(path)).map((path) => `runs ${path}, which is not there`),
    ...(uses !== undefined && !/@(v\d+(\.\d+)*|[\da-f]{40})$/.test(uses) ? [`uses ${uses}, which is no version`] : []),
  ];
}
