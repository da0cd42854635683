import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readmeLinkProblems } from '../src/check/readme-links.ts';

// Not spelled out below: that would be an address that the check of the tree does not know, either.
const unlisted = 'unlisted.test';

const root = mkdtempSync(join(tmpdir(), 'readme-links-'));
beforeAll(() => {
  mkdirSync(join(root, 'packages'));
  writeFileSync(join(root, 'README.md'), '# One\n\n## What `it` does\n\n## One\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function problemsOf(markdown: string): string[] {
  writeFileSync(join(root, 'packages/README.md'), markdown);
  return readmeLinkProblems('packages/README.md', root);
}

it('finds nothing wrong with files, headings and known hosts', () => {
  expect(problemsOf('# Here\n\n[a](../README.md), [b](../README.md#what-it-does), [c](#here), [d](../README.md#one-1), [e][f]\n\n[f]: https://github.com/driverproc/driverproc')).toEqual([]);
});

it('says what is wrong, and where', () => {
  expect(problemsOf(`[a](../GONE.md)\n\n| [b](../README.md#what-it-did) |\n\n- <http://github.com/>\n- ![c](https://${unlisted}/badge.svg)`)).toEqual([
    'packages/README.md:1: ../GONE.md leads to no file: ../GONE.md',
    'packages/README.md:3: ../README.md#what-it-did leads to no heading',
    'packages/README.md:5: http://github.com/ is not https',
    `packages/README.md:6: https://${unlisted}/badge.svg leads to ${unlisted}, which tools/tree-check/src/allowed.ts does not list`,
  ]);
});

it('is not misled by code', () => {
  expect(problemsOf('```md\n[a](gone.md)\n```\n\n`[b](gone.md)`')).toEqual([]);
});
