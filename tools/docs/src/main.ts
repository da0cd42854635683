import { build } from 'vitepress';
import { siteFolder, writePages } from './write-pages.ts';

writePages();
await build(siteFolder);
