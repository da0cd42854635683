import { parse } from 'yaml';

/** What of a workflow our own rules look at. */
interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs?: { readonly [id: string]: Job };
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: string | { readonly [scope: string]: string };
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [input: string]: unknown };
}

/** What the repository has that a workflow may use. */
export interface Repository {
  /** `scripts` of the root's package.json. */
  readonly scripts: { readonly [name: string]: string };
  readonly isFile: (path: string) => boolean;
}

/** Events that run with rights, or secrets, on what somebody without any has sent. */
const unsafeEvents = ['pull_request_target', 'workflow_run', 'issue_comment'];

/**
 * What our own rules have against a workflow: scripts that package.json does not have, actions whose version may change, more rights than a
 * job needs, jobs without a limit.
 */
export function findRuleProblems(name: string, content: string, repository: Repository): string[] {
  const { on, permissions, jobs = {} } = parse(content) as Workflow;
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {});
  return [
    ...(JSON.stringify(permissions) === '{"contents":"read"}' ? [] : ['permissions at the top are not contents: read alone; give a job what it needs beyond that']),
    ...unsafeEvents.filter((event) => events.includes(event)).map((event) => `runs on ${event}, which has rights over the repository while it runs what others sent`),
    ...Object.entries(jobs).flatMap(([id, job]) => jobProblems(job, repository).map((problem) => `${id} ${problem}`)),
    ...(name.endsWith('/release.yml') && !Object.values(jobs).some(mayPublish) ? ['no job has id-token: write, without which npm neither trusts it nor shows where a package came from'] : []),
    ...(name.endsWith('/release.yml') ? [] : Object.entries(jobs).flatMap(([id, job]) => (mayPublish(job) ? [`${id} has id-token: write, with which it could publish; only release.yml may`] : []))),
  ].map((problem) => `${name}: ${problem}`);
}

function mayPublish({ permissions }: Job): boolean {
  return typeof permissions === 'object' && permissions['id-token'] === 'write';
}

function jobProblems({ steps = [], permissions, 'timeout-minutes': limit }: Job, repository: Repository): string[] {
  const mayPush = typeof permissions === 'object' && permissions['contents'] === 'write';
  return [
    ...(limit === undefined ? ['has no timeout-minutes'] : []),
    ...(typeof permissions === 'string' ? [`has permissions: ${permissions}; name those it needs`] : []),
    ...steps.flatMap((step) => [...commandProblems(step, repository), ...actionProblems(step, mayPush)]),
  ];
}

function commandProblems({ run = '', with: inputs = {} }: Step, { scripts, isFile }: Repository): string[] {
  const commands = [run, ...Object.values(inputs).filter((value) => typeof value === 'string')].join('\n');
  const called = [...commands.matchAll(/\bnpm (?!install\b)(?:run )?(?:--silent )?([\w:-]+)/g)].map((match) => match[1]!);
  const files = [...commands.matchAll(/(?:\bnode |^)((?:scripts|tools|\.ci)\/[\w./-]+)/gm)].map((match) => match[1]!);
  return [
    ...called.filter((script) => scripts[script] === undefined).map((script) => `runs npm ${script}, which package.json does not have`),
    ...files.filter((path) => !isFile(path)).map((path) => `runs ${path}, which is not there`),
  ];
}

function actionProblems({ uses, with: inputs = {} }: Step, mayPush: boolean): string[] {
  if (uses === undefined) return [];
  const [action = '', version = ''] = uses.split('@');
  const isCommit = /^[\da-f]{40}$/.test(version);
  const isOfGitHub = action.startsWith('actions/');
  return [
    ...(isOfGitHub && !isCommit && !/^v\d+(\.\d+)*$/.test(version) ? [`uses ${uses}, which is no version`] : []),
    ...(isOfGitHub || isCommit ? [] : [`uses ${uses}; what is not GitHub's is named by its commit, with the version in a comment`]),
    ...(action === 'actions/checkout' && !mayPush && inputs['persist-credentials'] !== false ? ['leaves its token in the checkout: persist-credentials: false'] : []),
  ];
}
