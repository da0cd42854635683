import { runCommand } from './command.ts';
import type { Check } from './outcome.ts';
import { unitTests } from './unit-tests.ts';

/** What `npm test` runs, in this order. The build comes first: most of the rest reads what it wrote. */
export const checks: readonly Check[] = [
  command('build', 'turbo run build --output-logs=errors-only'),
  command('types of tests and tools', 'tsc -p .'),
  { name: 'unit tests', run: unitTests },
];

function command(name: string, commandLine: string): Check {
  return {
    name,
    async run() {
      const { ok, output } = await runCommand(commandLine);
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: `> ${commandLine}\n${output}` };
    },
  };
}
