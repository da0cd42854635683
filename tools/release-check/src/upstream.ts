import { join } from 'node:path';
import { run } from './run.ts';

/** Whether the registry that npm is configured for answers at all: from npm's own cache it would even when it does not. */
export async function upstreamAnswers(folder: string): Promise<boolean> {
  const { status } = await run('npm', ['view', 'koffi', 'version', '--cache', join(folder, 'empty-cache'), '--fetch-retries=0', '--fetch-timeout=10000'], { cwd: folder });
  return status === 0;
}
