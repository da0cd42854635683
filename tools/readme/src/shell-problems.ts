/** What commands in a README may rely on. */
export interface ShellFacts {
  /** Scripts of the root's package.json. */
  readonly scripts: readonly string[];
  /** What `npm install` may be told to install. */
  readonly packages: readonly string[];
  /** What `npm test --` may be told to check. */
  readonly checks: readonly string[];
  /** The help of each command of `drv`. */
  readonly drvHelp: { readonly [command: string]: string };
  /** Is this a file of the repository? */
  readonly isFile: (path: string) => boolean;
}

/** What is wrong with the commands of a fence marked `sh`, as far as it can be seen without running them. */
export function shellProblems(code: string, facts: ShellFacts): string[] {
  return code
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/\s*(?:\||&&)\s*/))
    .map((command) => words(command).filter((word, index, all) => !(/^[A-Z]+=/.test(word) && all.slice(0, index).every((before) => /^[A-Z]+=/.test(before)))))
    .filter((command) => command.length > 0)
    .flatMap((command) => commandProblems(command, facts).map((problem) => `${command.join(' ')}: ${problem}`));
}

function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare!);
}

function commandProblems([program, ...args]: readonly string[], facts: ShellFacts): string[] {
  switch (program) {
    case 'npm':
      return npmProblems(args, facts);
    case 'npx':
      return args[0] === 'vitest' && args[1] === 'run' ? args.slice(2).flatMap((path) => (facts.isFile(path) ? [] : [`there is no ${path}`])) : args[0] === 'changeset' ? [] : [`npx ${args[0]} is not known`];
    case 'drv':
      return drvProblems(args, facts);
    // The user's own program, and what is done with the output.
    case 'wine':
    case 'node':
    case 'tail':
    case 'cut':
      return [];
    default:
      return [`tools/readme/src/shell-problems.ts has no rule for ${program}`];
  }
}

function npmProblems([first, ...rest]: readonly string[], { scripts, packages, checks }: ShellFacts): string[] {
  const words = rest.filter((word) => !word.startsWith('-'));
  if (first === 'install') return words.filter((name) => !packages.includes(name)).map((name) => `there is no package ${name}`);
  if (first === 'test') return words.filter((name) => !checks.includes(name)).map((name) => `there is no check ${name}`);
  if (first !== 'run') return [`npm ${first} is not known`];
  return scripts.includes(words[0] ?? '') ? [] : [`there is no script ${words[0]}`];
}

function drvProblems([command = '', ...rest]: readonly string[], { drvHelp }: ShellFacts): string[] {
  const help = drvHelp[command];
  if (help === undefined) return [`there is no drv ${command}`];
  return rest.filter((word) => /^--\w/.test(word) && !new RegExp(`${word}\\b`).test(help)).map((option) => `drv ${command} has no ${option}`);
}
