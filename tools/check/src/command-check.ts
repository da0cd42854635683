import { runCommand } from './command.ts';
import type { Check, Outcome } from './outcome.ts';

/**
 * A check that is a command line. What it prints is read in two places: a last line `N passed, N failed` gives the
 * counts (any other command counts as one), and a line that starts with `skipped: ` says what was left out and why. Lines that
 * start with `note: ` say what was measured.
 */
export function commandCheck(name: string, commandLine: string): Check {
  return {
    name,
    run: async () => {
      const { ok, output } = await runCommand(commandLine);
      return readOutcome(ok, `> ${commandLine}\n${output}`);
    },
  };
}

export function readOutcome(ok: boolean, output: string): Outcome {
  const notes = [...output.matchAll(/^note: (.*)$/gm)].map((match) => match[1]!);
  const skipped = /^skipped: (.*)$/m.exec(output)?.[1];
  const counts = /^(\d+) passed, (\d+) failed\b.*$/.exec(output.trimEnd().split('\n').at(-1) ?? '');
  const passed = counts ? Number(counts[1]) : skipped !== undefined || !ok ? 0 : 1;
  const failed = counts ? Number(counts[2]) : 0;
  return { passed, failed: ok ? failed : Math.max(failed, 1), output, ...(skipped !== undefined && { skipped }), ...(notes.length > 0 && { notes }) };
}
