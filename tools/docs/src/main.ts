import { join } from 'node:path';
import { build } from 'vitepress';
import { checkSite } from './check/check-site.ts';
import { siteFolder, writePages } from './write-pages.ts';
import { watchSite } from './watch-site.ts';

// Reads the doc models in packages/*/temp, which `npm run api` writes.
const [option, ...others] = process.argv.slice(2);
if (others.length > 0 || (option !== undefined && option !== '--check' && option !== '--watch')) {
  console.error('Usage: docs [--check | --watch]');
  process.exit(2);
}

const built = join(siteFolder, '.vitepress/dist');
writePages();
if (option === '--watch') {
  await watchSite(siteFolder);
} else {
  await build(siteFolder);
  if (option === undefined) console.log(`The site is in ${built}`);
  else process.exitCode = (await checkSite(built)) ? 0 : 1;
}
