import { join } from 'node:path';
import { checkTarball } from './check-tarball.ts';
import { inTurn } from './in-turn.ts';
import { startRegistry } from './local-registry.ts';
import { findNodes } from './nodes.ts';
import { readPackages, root } from './packages.ts';
import { pack, publish } from './release-commands.ts';
import type { Finding } from './report.ts';
import { readTarballs } from './tarball.ts';
import { upgrade } from './upgrade.ts';
import { useAlone } from './use-alone.ts';
import { useTogether } from './use-together.ts';
import { versionCopyOfAll } from './version-copy.ts';
import type { Announcement } from './version-copy.ts';

/**
 * Releases the packages twice, as they are and at their next version, to a registry on this machine, and uses them from there.
 *
 * @param folder - Where all of it happens; outside the workspace, so that nothing of it helps.
 * @param progress - Hears what begins.
 */
export async function checkRelease(folder: string, progress: (what: string) => void): Promise<Finding[]> {
  const packages = readPackages();
  const nodes = findNodes();
  await using registry = await startRegistry(join(folder, 'registry'));
  const env = registry.environment;
  const consumer = (name: string) => ({ folder: join(folder, 'consumers', name), environment: env });

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
    ...packages.map((each) => async () => {
      progress(`using ${each.name} alone`);
      return await useAlone(each, consumer(each.directory), nodes);
    }),
    async () => {
      progress('using all together');
      return await useTogether(packages, consumer('all-together'));
    },
  ];
  findings.push(...(await inTurn(tasks, (task) => task())).flat());

  progress('publishing the next version');
  await publish(packedNext, { gitTag: false }, { cwd: copy, env });
  const next = { packages: readPackages(copy), announcements };
  const upgrades = await inTurn(packages, async (each) => {
    progress(`upgrading ${each.name}`);
    return await upgrade(each, next, consumer(each.directory), nodes);
  });
  return [...findings, ...upgrades.flat()];
}
