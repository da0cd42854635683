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
import { versionCopy } from './version-copy.ts';

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
  const uses = await inTurn(packages, async (each) => {
    progress(`using ${each.name} alone`);
    return await useAlone(each, consumer(each.directory), nodes);
  });
  progress('using all together');
  findings.push(...uses.flat(), ...(await useTogether(packages, consumer('all-together'))));

  progress('publishing the next version');
  const copy = join(folder, 'next');
  const announcements = await versionCopy(copy);
  await pack(join(folder, 'packed-next'), { cwd: copy, env });
  await publish(join(folder, 'packed-next'), { gitTag: false }, { cwd: copy, env });
  const next = { packages: readPackages(copy), announcements };
  const upgrades = await inTurn(packages, async (each) => {
    progress(`upgrading ${each.name}`);
    return await upgrade(each, next, consumer(each.directory), nodes);
  });
  return [...findings, ...upgrades.flat()];
}
