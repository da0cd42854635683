import { globSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vitepress';
import { writePages } from './write-pages.ts';

const packages = join(import.meta.dirname, '../../../packages');

/** What generated pages are made from: the specification, the doc models, and the rules. */
const sources = ['messages/spec', '*/temp/*.api.json', 'dispatcher/RULES.md'];

/** Serves the site on 127.0.0.1 as it is written. Guides reload at once; generated pages are written again when their sources change. */
export async function watchSite(folder: string): Promise<void> {
  const server = await createServer(folder, { host: '127.0.0.1' });
  await server.listen();
  server.printUrls();
  let timer: NodeJS.Timeout | undefined;
  server.watcher.add(globSync(sources, { cwd: packages }).map((path) => join(packages, path)));
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(packages)) return;
    clearTimeout(timer);
    timer = setTimeout(rewrite, 500);
  });
}

/** A file may be half written, or wrong: the pages stay as they were until it is right. */
function rewrite(): void {
  try {
    writePages();
  } catch (error) {
    console.error((error as Error).message);
  }
}
