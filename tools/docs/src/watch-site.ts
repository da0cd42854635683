import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vitepress';
import { writePages } from './write-pages.ts';

const packages = join(import.meta.dirname, '../../../packages');

/** Serves the site on 127.0.0.1 as it is written. Guides reload at once; the specification and doc models are read again when they change. */
export async function watchSite(folder: string): Promise<void> {
  const server = await createServer(folder, { host: '127.0.0.1' });
  await server.listen();
  server.printUrls();
  let timer: NodeJS.Timeout | undefined;
  watch(packages, { recursive: true }, (_event, path) => {
    if (path === null || !/^messages[\\/]spec[\\/].*\.json$|[\\/]temp[\\/].*\.api\.json$|RULES\.md$/.test(path)) return;
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
