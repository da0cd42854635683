import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, runCommand } from './command.ts';
import type { Outcome } from './outcome.ts';

const report = join(root, 'temp/vitest.json');

/**
 * Runs vitest and counts from its own JSON report: a run without a report is a failure. Tests that need what this machine
 * lacks are skipped and named; with REQUIRE_NATIVE=1 each is a failure.
 */
export async function unitTests(): Promise<Outcome> {
  rmSync(report, { force: true });
  const { ok, output } = await runCommand(`vitest run --reporter=dot --reporter=json --outputFile.json="${report}"`);
  const { passed, failed, skipped } = readReport();
  // A file that cannot be loaded fails the run without a failing test in it.
  const failures = ok ? failed : Math.max(failed, 1);
  if (skipped.length === 0) return { passed, failed: failures, output };
  const named = `${skipped.length} tests of ${[...new Set(skipped)].join(', ')}, which need what is not installed`;
  if (process.env['REQUIRE_NATIVE'] === '1') {
    return { passed, failed: failures + skipped.length, output: `${output}\nREQUIRE_NATIVE=1, and skipped: ${named}` };
  }
  return { passed, failed: failures, output, skipped: named };
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** The file of each skipped test. */
  readonly skipped: readonly string[];
}

function readReport(): Counts {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const skipped: string[] = [];
    for (const { name, assertionResults } of testResults) {
      for (const { status } of assertionResults) {
        if (['skipped', 'pending', 'todo'].includes(status)) skipped.push(relative(root, name));
      }
    }
    return { passed: numPassedTests, failed: numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}
