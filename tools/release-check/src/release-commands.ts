import { runOrThrow } from './run.ts';
import type { RunOptions } from './run.ts';

/** Packs what the registry does not have yet, and plans the order of publishing. */
export async function pack(packed: string, options: RunOptions): Promise<void> {
  await runOrThrow('changeset', ['pack', '--out-dir', packed], options);
}

/** Publishes what was packed, and only that. */
export async function publish(packed: string, { gitTag }: { readonly gitTag: boolean }, options: RunOptions): Promise<string> {
  return await runOrThrow('changeset', ['publish', gitTag ? '--git-tag' : '--no-git-tag', '--from-pack-dir', packed], options);
}
