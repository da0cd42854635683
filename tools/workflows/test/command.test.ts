import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyCheckout } from '../../check/test/planted-checkout.ts';
import type { PlantedCheckout } from '../../check/test/planted-checkout.ts';
import { findProblems } from '../src/find-problems.ts';

// A copy of this checkout in which something was planted.
async function problemsOf(plant: (folder: string) => void): Promise<readonly string[]> {
  using checkout = copyPlanted(plant);
  return (await findProblems(checkout.folder)).problems;
}

function copyPlanted(plant: (folder: string) => void): PlantedCheckout {
  const checkout = copyCheckout((path) => /^(\.github|\.ci|scripts|tools\/wine\/src)\/|^package\.json$/.test(path));
  plant(checkout.folder);
  return checkout;
}

// What `npm test` runs.
function runCommand(folder: string): { status: number | null; errors: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../src/main.ts'), folder], { encoding: 'utf8' });
  return { status, errors: stderr };
}

const ci = '.github/workflows/ci.yml';
const bug = '.github/ISSUE_TEMPLATE/bug.yml';
const replace = (path: string, from: string, to: string) => (folder: string) => {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, path), text.replace(from, to));
};

describe('the command', { timeout: 30_000 }, () => {
  it('says nothing of this checkout, and ends with 0', () => {
    using checkout = copyPlanted(() => {});
    expect(runCommand(checkout.folder)).toEqual({ status: 0, errors: '' });
  });

  it('ends with 1 at a problem, and names it', () => {
    using checkout = copyPlanted((folder) => rmSync(join(folder, '.github/ISSUE_TEMPLATE'), { recursive: true }));
    expect(runCommand(checkout.folder)).toEqual({ status: 1, errors: 'there is no issue form\n' });
  });
});

describe('findProblems', { timeout: 30_000 }, () => {
  it.each([
    ['a key that GitHub does not know', replace(ci, 'timeout-minutes: 60', 'timeout: 60'), /ci\.yml \(Line: \d+, Col: \d+\): Unexpected value 'timeout'$/],
    ['a job that needs one that is not there', replace('.github/workflows/release.yml', 'needs: version', 'needs: versions'), /release\.yml.*'versions'/],
    ['an expression of a name that is not there', replace(ci, '${{ matrix.node }}', '${{ matrixx.node }}'), /Unrecognized named-value: 'matrixx'/],
    ['a runner that GitHub does not have', replace(ci, 'macos-latest', 'macos-newest'), /ci\.yml:\d+:\d+: label "macos-newest" is unknown/],
    ['a property that a context does not have', replace(ci, 'github.event_name', 'github.event_nam'), /property "event_nam" is not defined/],
    ['a script that package.json does not have', replace(ci, 'npm run demo', 'npm run demos'), /^\.github\/workflows\/ci\.yml: linux runs npm demos, which package\.json does not have$/],
    ['a file that is not there', replace(ci, 'run: .ci/run', 'run: .ci/runs'), /^\.github\/workflows\/ci\.yml: linux runs \.ci\/runs, which is not there$/],
    ['an action without a version', replace(ci, 'actions/checkout@v6', 'actions/checkout@main'), /^\.github\/workflows\/ci\.yml: linux uses actions\/checkout@main, which is no version$/],
    ['rights at the top', replace(ci, 'contents: read', 'contents: write'), /^\.github\/workflows\/ci\.yml: permissions at the top are not contents: read alone$/],
    ['a job without a limit', replace(ci, '    timeout-minutes: 60\n', ''), /^\.github\/workflows\/ci\.yml: linux has no timeout-minutes$/],
    ['a field of a kind that GitHub does not know', replace(bug, 'type: textarea', 'type: textbox'), /^\.github\/ISSUE_TEMPLATE\/bug\.yml: \/body\/\d+/],
    ['a field without a label', replace(bug, 'label:', 'title:'), /^\.github\/ISSUE_TEMPLATE\/bug\.yml: \/body\/\d+.* must have required property 'label'$/],
    ['a release that is gone', (folder: string) => rmSync(join(folder, '.github/workflows/release.yml')), /^there is no \.github\/workflows\/release\.yml$/],
  ])('finds %s', async (_, plant, error) => {
    expect((await problemsOf(plant)).filter((line) => error.test(line))).not.toEqual([]);
  });
});
