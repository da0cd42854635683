import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from 'command';
import { checkRelease } from './check-release.ts';
import { count, formatFindings } from './report.ts';

// Reads dist, so the packages must be built. Prints what was found and, as its last line, `N passed, N failed`.
const usage = `npm run release:check -- [--json] [--keep]

Publishes the packages to a registry on this machine, and uses them from there as their users would. Half a minute or more.

  --json   one object with everything that was found
  --keep   leaves the folder, and says which
  --help   this text`;

const { json, keep } = readOptions(usage, { json: { type: 'boolean' }, keep: { type: 'boolean' } }).values;
const start = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'driverproc-release-'));
try {
  const { findings, skipped } = await checkRelease(folder, (what) => console.error(`${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${what}`));
  const { passed, failed } = count(findings);
  if (json) console.log(JSON.stringify({ passed, failed, skipped, findings }, undefined, 2));
  else console.log([formatFindings(findings), ...(skipped === undefined ? [] : [`skipped: ${skipped}`]), `${passed} passed, ${failed} failed`].join('\n'));
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  if (keep) console.error(`kept ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
