import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../check/src/checks.ts';
import type { ShellFacts } from './shell-problems.ts';

/** The facts of this checkout. `drv` is asked for its help, so it must be built. */
export function readShellFacts(root: string, drv: string): ShellFacts {
  const manifest = (path: string): { name: string; scripts?: object } => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const helpOf = (...args: string[]): string => spawnSync(process.execPath, [drv, ...args, '--help'], { encoding: 'utf8' }).stdout;
  const commands = [...helpOf().matchAll(/^ {2}drv (\w+) /gm)].map(([, command]) => command!);
  return {
    scripts: Object.keys(manifest('package.json').scripts ?? {}),
    packages: globSync('packages/*/package.json', { cwd: root }).map((path) => manifest(path).name),
    checks: checks.map(({ name }) => name),
    drvHelp: Object.fromEntries(commands.map((command) => [command, helpOf(command)])),
    isFile: (path) => existsSync(join(root, path)),
  };
}
