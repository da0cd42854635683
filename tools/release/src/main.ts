import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from 'command';
import { checkTarball, formatFindings, pack, publish, readPackages, readTarballs, root, runOrThrow } from 'release-check';
import { findObstacles } from './find-obstacles.ts';

// npm run release, which .github/workflows/release.yml runs once another job of its has run every check: packs what the registry does not have,
// checks the tarballs, and publishes exactly those, with provenance. Reads dist. It says what it does; git tags stay here for the workflow to push.
const usage = `npm run release

Publishes what the registry does not have, from .github/workflows/release.yml only; elsewhere it says why it does not. See npm run release:dry.`;

readOptions(usage, {});
const packages = readPackages();
const obstacles = findObstacles({
  changesets: readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md')).length,
  versions: Object.fromEntries(packages.map(({ name, version }) => [name, version])),
  changed: (await runOrThrow('git', ['status', '--porcelain'], { cwd: root })).split('\n').filter((line) => line !== '').map((line) => line.slice(3)),
  attestable: process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined,
});
if (obstacles.length > 0) {
  console.error(['Nothing is published:', ...obstacles.map((obstacle) => `- ${obstacle}`)].join('\n'));
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'driverproc-release-'));
try {
  await release();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function release(): Promise<void> {
  say('asking the registry what it does not have');
  const plan = join(folder, 'plan.json');
  await runOrThrow('changeset', ['publish-plan', '--output', plan], { cwd: root });
  if (JSON.parse(readFileSync(plan, 'utf8')).plan.length === 0) return say('it has everything: nothing to publish');

  say('packing');
  const packed = join(folder, 'packed');
  await pack(packed, { cwd: root });
  const tarballs = readTarballs(packed);
  const findings = (await Promise.all(tarballs.map((tarball) => checkTarball(packages.find(({ name }) => name === tarball.name)!, tarball)))).flat();
  console.log(formatFindings(findings));
  if (findings.some(({ problems }) => problems.length > 0)) return fail('What was packed is not as it should be: nothing is published.');

  say(`publishing with provenance: ${tarballs.map(({ name, version }) => `${name}@${version}`).join(', ')}`);
  await publish(packed, { gitTag: true }, { cwd: root, env: { ...process.env, pnpm_config_provenance: 'true' } });
  say(`published ${tarballs.length} packages, and tagged them`);
}

function say(what: string): void {
  console.log(`release: ${what}`);
}

function fail(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
