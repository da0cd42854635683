import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from 'command';
import { pack, readTarballs, root, upstreamAnswers, versionCopy } from 'release-check';
import { describeTarball } from './describe-tarball.ts';
import type { PackedPackage } from './describe-tarball.ts';
import { findPublished } from './find-published.ts';
import { formatPlan } from './format-plan.ts';

// Reads dist, so the packages must be built; asks the registry and changes nothing.
const usage = `npm run release:dry -- [--json]

Lists what the next release would publish: packages, versions, each file with its size in bytes.

  --json   the same as one object
  --help   this text`;

const { json } = readOptions(usage, { json: { type: 'boolean' } }).values;
const folder = mkdtempSync(join(tmpdir(), 'driverproc-dry-'));
try {
  // Without this, what asks it tries for more than a minute.
  if (await upstreamAnswers(folder)) await dryRun();
  else fail('The registry that npm is configured for does not answer, and what would be published is what it does not have.');
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function dryRun(): Promise<void> {
  const unreleased = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md')).length;
  const cwd = unreleased === 0 ? root : join(folder, 'next');
  if (unreleased > 0) {
    console.error(`${unreleased} changesets are not released: these are the versions that npm run version would give.`);
    await versionCopy(cwd);
  }
  const packed = join(folder, 'packed');
  await pack(packed, { cwd });
  const packages: PackedPackage[] = [];
  for (const tarball of readTarballs(packed)) packages.push(describeTarball(tarball, await findPublished(tarball.name, folder)));
  console.log(json ? JSON.stringify({ unreleasedChangesets: unreleased, packages }, undefined, 2) : formatPlan(packages));
}

function fail(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
