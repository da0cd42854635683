import { join } from 'node:path';
import { checkTarball } from './check-tarball.ts';
import { needsOthers } from './comes-along.ts';
import { inTurn } from './in-turn.ts';
import { startRegistry } from './local-registry.ts';
import { findNodes, ownNode } from './nodes.ts';
import { readPackages, root } from './packages.ts';
import { pack, publish } from './release-commands.ts';
import type { Finding } from './report.ts';
import { readTarballs } from './tarball.ts';
import { upgrade } from './upgrade.ts';
import { upstreamAnswers } from './upstream.ts';
import { useAlone } from './use-alone.ts';
import { useTogether } from './use-together.ts';
import { versionCopyOfAll } from './version-copy.ts';
import type { Announcement } from './version-copy.ts';

export interface ReleaseCheck {
  readonly findings: readonly Finding[];
  /** What was left out, and why. */
  readonly skipped?: string;
}

/**
 * Releases the packages twice, as they are and at their next version, to a registry on this machine, and uses them from there.
 *
 * @param folder - Where all of it happens; outside the workspace, so that nothing of it helps.
 * @param progress - Hears what begins.
 */
export async function checkRelease(folder: string, progress: (what: string) => void): Promise<ReleaseCheck> {
  const packages = readPackages();
  await using registry = await startRegistry(join(folder, 'registry'));
  const env = registry.environment;
  const consumer = (name: string) => ({ folder: join(folder, 'consumers', name), environment: env });

  const skipped: string[] = [];
  // On GitHub there is no excuse: the installs say what is wrong.
  const online = (await upstreamAnswers(folder)) || process.env['GITHUB_ACTIONS'] === 'true';
  const usable = packages.filter(({ name }) => online || !needsOthers(name));
  const unusable = packages.filter((each) => !usable.includes(each)).map(({ name }) => name);
  if (unusable.length > 0) skipped.push(`the use of ${unusable.join(', ')}`);
  progress('finding Node');
  const nodes = await findNodes().catch((error: unknown) => {
    if (online) throw error;
    skipped.push(`all Nodes but ${ownNode.name}`);
    return [ownNode];
  });

  progress('packing');
  const packed = join(folder, 'packed');
  await pack(packed, { cwd: root, env });
  const tarballs = readTarballs(packed);
  const findings: Finding[] = [];
  for (const each of packages) {
    progress(`checking what is in ${each.name}`);
    const tarball = tarballs.find(({ name, version }) => name === each.name && version === each.version);
    findings.push(...(tarball === undefined ? [{ subject: each.name, what: 'packed', problems: ['was not packed'] }] : await checkTarball(each, tarball)));
  }

  progress('publishing');
  await publish(packed, { gitTag: false }, { cwd: root, env });
  const copy = join(folder, 'next');
  const packedNext = join(folder, 'packed-next');
  let announcements: readonly Announcement[] = [];
  const tasks: (() => Promise<readonly Finding[]>)[] = [
    async () => {
      progress('giving a copy its next version');
      announcements = await versionCopyOfAll(copy);
      await pack(packedNext, { cwd: copy, env });
      return [];
    },
    ...usable.map(
      (each) => () => attempt(each.name, 'use', async () => {
        progress(`using ${each.name} alone`);
        return await useAlone(each, consumer(each.directory), nodes);
      }),
    ),
  ];
  if (unusable.length === 0) {
    tasks.push(() => attempt('all together', 'use', async () => {
      progress('using all together');
      return await useTogether(packages, consumer('all-together'));
    }));
  }
  findings.push(...(await inTurn(tasks, (task) => task())).flat());

  progress('publishing the next version');
  await publish(packedNext, { gitTag: false }, { cwd: copy, env });
  const next = { packages: readPackages(copy), announcements };
  const used = usable.filter(({ name }) => !findings.some(({ subject, what }) => subject === name && what === 'use'));
  const upgrades = await inTurn(used, (each) =>
    attempt(each.name, 'upgrade', async () => {
      progress(`upgrading ${each.name}`);
      return await upgrade(each, next, consumer(each.directory), nodes);
    }),
  );
  findings.push(...upgrades.flat());
  if (skipped.length === 0) return { findings };
  return { findings, skipped: `${skipped.join('; ')}: ${registry.upstream} does not answer` };
}

/** What cannot even be installed fails by itself, and the others are still tried. */
async function attempt(subject: string, what: string, action: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await action();
  } catch (error) {
    return [{ subject, what, problems: [error instanceof Error ? error.message : String(error)] }];
  }
}
