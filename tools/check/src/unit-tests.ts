import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from './command.ts';
import type { Outcome } from './outcome.ts';

const report = join(root, 'temp/vitest.json');

/** Runs vitest and counts from its own JSON report: a run without a report is a failure. */
export async function unitTests(): Promise<Outcome> {
  rmSync(report, { force: true });
  const { ok, output } = await runCommand(`vitest run --reporter=dot --reporter=json --outputFile.json="${report}"`);
  const { passed, failed } = readCounts();
  // A file that cannot be loaded fails the run without a failing test in it.
  return { passed, failed: ok ? failed : Math.max(failed, 1), output };
}

function readCounts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
