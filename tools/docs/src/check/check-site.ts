import { globSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from 'browser';
import { readInChromium } from './read-in-chromium.ts';
import { readmeLinkProblems } from './readme-links.ts';
import { readSite, siteLinkProblems } from './site-links.ts';

const root = join(import.meta.dirname, '../../../..');
const base = '/driverproc/';

/** Checks the links of the built site and of every Markdown file, and reads the site in Chromium. True where all is well. */
export async function checkSite(folder: string): Promise<boolean> {
  let passed = 0;
  let failed = 0;
  const report = (name: string, problems: readonly string[]): void => {
    if (problems.length === 0) passed += 1;
    else failed += 1;
    if (problems.length > 0) console.log(`FAILED  ${name}\n${problems.map((problem) => `        ${problem}`).join('\n')}`);
  };

  const site = readSite(folder);
  const files = new Set(globSync('**/*', { cwd: folder }).map((path) => path.replaceAll('\\', '/')));
  report('the site has pages', site.size > 40 ? [] : [`expected more than 40, found ${site.size}`]);
  for (const path of site.keys()) report(`links of ${path}`, siteLinkProblems(path, site, base, files));

  const readmes = globSync(['*.md', 'packages/**/*.md', 'tools/**/*.md'], { cwd: root, exclude: ['**/node_modules/**', '**/etc/**', '**/temp/**'] });
  for (const path of readmes) report(`links of ${path}`, readmeLinkProblems(path.replaceAll('\\', '/'), root));

  if (chromiumPath === undefined) {
    const reason = 'the site read as a reader does: Chromium is not installed; see CONTRIBUTING.md';
    if (process.env['REQUIRE_NATIVE'] === '1') report(reason, ['REQUIRE_NATIVE=1']);
    else console.log(`skipped: ${reason}`);
  } else {
    for (const { name, problem } of await readInChromium(folder, base)) report(name, problem === null ? [] : [problem]);
  }

  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}
