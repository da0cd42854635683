import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Wine } from './find-wine.ts';

/** Ends every program of a prefix, and waits until its registry is on the disk. */
export function stopWineServer(wine: Wine, directory: string): void {
  const server = process.env['WINESERVER'] ?? join(dirname(wine.loader), 'wineserver');
  const env = { ...process.env, WINEPREFIX: directory, WINEARCH: 'win64' };
  for (const option of ['-k', '-w']) {
    // -k fails where nothing runs.
    const { error } = spawnSync(server, [option], { env, stdio: 'ignore', timeout: 60_000 });
    if (error) throw new Error(`${server} ${option}: ${error.message}`);
  }
}
