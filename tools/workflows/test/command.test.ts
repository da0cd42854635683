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
const release = '.github/workflows/release.yml';
const bug = '.github/ISSUE_TEMPLATE/bug.yml';
const replace = (path: string, from: string | RegExp, to: string) => (folder: string) => {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toMatch(from);
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
    ['a job that needs one that is not there', replace(release, 'needs: plan', 'needs: plans'), /release\.yml.*'plans'/],
    ['an expression of a name that is not there', replace(ci, '${{ matrix.node }}', '${{ matrixx.node }}'), /Unrecognized named-value: 'matrixx'/],
    ['a runner that GitHub does not have', replace(ci, 'macos-latest', 'macos-newest'), /ci\.yml:\d+:\d+: label "macos-newest" is unknown/],
    ['a property that a context does not have', replace(ci, 'github.event_name', 'github.event_nam'), /property "event_nam" is not defined/],
    ['a script that package.json does not have', replace(ci, 'npm run demo', 'npm run demos'), /^\.github\/workflows\/ci\.yml: linux runs npm demos, which package\.json does not have$/],
    ['a file that is not there', replace(ci, 'run: .ci/run', 'run: .ci/runs'), /^\.github\/workflows\/ci\.yml: linux runs \.ci\/runs, which is not there$/],
    ['an action without a version', replace(ci, 'actions/checkout@v6', 'actions/checkout@main'), /^\.github\/workflows\/ci\.yml: linux uses actions\/checkout@main, which is no version$/],
    ['an action of others that its owner can change', replace(release, /@[\da-f]{40} # v2\.1\.1/, '@v2'), /release\.yml: plan uses changesets\/action\/select-mode@v2; what is not GitHub's is named by its commit/],
    ['a token that stays in the checkout', replace(ci, ', persist-credentials: false', ''), /^\.github\/workflows\/ci\.yml: linux leaves its token in the checkout: persist-credentials: false$/],
    ['all rights of a job', replace(ci, '    timeout-minutes: 60\n', '    timeout-minutes: 60\n    permissions: write-all\n'), /^\.github\/workflows\/ci\.yml: linux has permissions: write-all; name those it needs$/],
    ['rights to publish elsewhere than in the release', replace(ci, '    timeout-minutes: 60\n', '    timeout-minutes: 60\n    permissions: { id-token: write }\n'), /^\.github\/workflows\/ci\.yml: linux has id-token: write, with which it could publish; only release\.yml may$/],
    ['a release without provenance', replace(release, /      id-token: write.*\n/, ''), /^\.github\/workflows\/release\.yml: no job has id-token: write, without which npm neither trusts it nor shows where a package came from$/],
    ['an event that gives rights to what others sent', replace(ci, '  pull_request:', '  pull_request_target:'), /^\.github\/workflows\/ci\.yml: runs on pull_request_target, which has rights over the repository while it runs what others sent$/],
    ['text of others in a command', replace(ci, 'run: npm run demo', 'run: echo "${{ github.event.pull_request.title }}"'), /"github\.event\.pull_request\.title" is potentially untrusted/],
    ['rights at the top', replace(ci, 'contents: read', 'contents: write'), /^\.github\/workflows\/ci\.yml: permissions at the top are not contents: read alone; give a job what it needs beyond that$/],
    ['a job without a limit', replace(ci, '    timeout-minutes: 60\n', ''), /^\.github\/workflows\/ci\.yml: linux has no timeout-minutes$/],
    ['a field of a kind that GitHub does not know', replace(bug, 'type: textarea', 'type: textbox'), /^\.github\/ISSUE_TEMPLATE\/bug\.yml: \/body\/\d+/],
    ['a field without a label', replace(bug, 'label:', 'title:'), /^\.github\/ISSUE_TEMPLATE\/bug\.yml: \/body\/\d+.* must have required property 'label'$/],
    ['a release that is gone', (folder: string) => rmSync(join(folder, release)), /^there is no \.github\/workflows\/release\.yml$/],
  ])('finds %s', async (_, plant, error) => {
    expect((await problemsOf(plant)).filter((line) => error.test(line))).not.toEqual([]);
  });
});
