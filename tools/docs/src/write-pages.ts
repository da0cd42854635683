import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './pages.ts';

export const siteFolder: string = join(import.meta.dirname, '../../../docs');

/** Only generated pages lie here; git ignores them. */
const generatedFolders = ['messages', 'hosts', 'reference'];

/** Writes the generated pages. One that is the same is left alone, so that the dev server reloads only what changed. */
export function writePages(): void {
  const files = generatedFiles();
  for (const path of globSync(`{${generatedFolders.join()}}/**/*.md`, { cwd: siteFolder })) {
    if (!(path.replaceAll('\\', '/') in files)) rmSync(join(siteFolder, path));
  }
  for (const [path, content] of Object.entries(files)) {
    const file = join(siteFolder, path);
    if (read(file) === content) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
