import { join } from 'node:path';
import { readOptions } from 'command';
import { build } from 'vitepress';
import { checkSite } from './check/check-site.ts';
import { siteFolder, writePages } from './write-pages.ts';
import { watchSite } from './watch-site.ts';

// Reads the doc models in packages/*/temp, which `npm run api` writes.
const usage = `npm run docs -- [--check | --watch]

Writes the generated pages, and builds the documentation site.

  --check   then checks its links, and reads it in Chromium
  --watch   serves it on this machine instead, and follows changes
  --help    this text`;

const { check: isCheck, watch: isWatch } = readOptions(usage, { check: { type: 'boolean' }, watch: { type: 'boolean' } }).values;

const built = join(siteFolder, '.vitepress/dist');
writePages();
if (isWatch) {
  await watchSite(siteFolder);
} else {
  await build(siteFolder);
  if (isCheck) process.exitCode = (await checkSite(built)) ? 0 : 1;
  else console.log(`The site is in ${built}`);
}
