import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from '../cache-directory.ts';
import { exitOnInterruption } from '../exit-on-interruption.ts';
import { findWine } from '../find-wine.ts';
import { nodeUnderWine, presentNode } from '../native-runtimes.ts';
import type { Runtime } from '../native-runtimes.ts';
import { runNativeTests, sessionEndTests, winmmTests, wineTests } from '../native-tests.ts';
import type { NativeResult } from '../native-tests.ts';
import { privatePrefix } from '../prefix.ts';
import { stopWineServer } from '../wine-server.ts';
import { readyWine } from '../windows-node.ts';
import type { ReadyWine } from '../windows-node.ts';
import { buildWine10, isBuilt } from './build-root.ts';
import { countResults, formatCounts } from './counts.ts';
import { parseWine10Arguments, usage } from './options.ts';
import type { Wine10Options } from './options.ts';
import { Wine10Error } from './steps.ts';
import { findWindowsNodes } from './windows-nodes.ts';

// Runs the native tests under Wine 10; see `usage`.
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = parseWine10Arguments(args);
  if (options === 'help') return say(usage.trimEnd(), 0);
  if ('error' in options) return complain(`${options.error}; see --help`, 2);
  exitOnInterruption();
  try {
    return await run(options);
  } catch (error) {
    if (error instanceof Wine10Error) return complain(error.message, 3);
    throw error;
  }
}

async function run({ nodes, isFresh }: Wine10Options): Promise<number> {
  requireMachine();
  const folder = join(cacheDirectory(), 'wine10');
  const nodesFolder = join(cacheDirectory(), 'windows-nodes');
  if (isFresh) rmSync(nodesFolder, { recursive: true, force: true });
  if (isFresh || !isBuilt(folder)) removeWine10(folder);

  const repository = join(import.meta.dirname, '../../../..');
  process.env['WINELOADER'] = buildWine10(folder, [...new Set(['/tmp', repository, cacheDirectory()])], complain);
  // Wine 8 cannot use a prefix of Wine 10's, so none of the user's is.
  delete process.env['WINEPREFIX'];
  delete process.env['WINESERVER'];
  const ready = await readyWine({ onProgress: complain });
  if ('missing' in ready) throw new Wine10Error(ready.missing);
  if (!ready.wine.version.startsWith('10.')) throw new Wine10Error(`${ready.wine.loader} is Wine ${ready.wine.version}, not 10`);

  const windowsNodes = nodes.flatMap((major) => findWindowsNodes(major, nodesFolder, complain));
  const results: NativeResult[] = [];
  for (const { version, arch, path } of windowsNodes) {
    const runtime = nodeUnderWine(ready, arch, { name: `Node ${version} ${arch}`, path });
    await runAll(ready, runtime, winmmTests, results);
  }
  await runAll(ready, presentNode('from Linux'), [...wineTests, ...sessionEndTests], results);
  const counts = countResults(results);
  say(['', ...formatCounts(`Wine ${ready.wine.version}`, counts)].join('\n'));
  return counts.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** What of an earlier Wine 10 still runs would go on from files that are gone, and take programs of the next one with it. */
function removeWine10(folder: string): void {
  const loader = join(folder, 'bin/wine64');
  const wine = findWine({ ...process.env, WINELOADER: loader });
  if (wine?.loader === loader && existsSync(privatePrefix(wine))) {
    stopWineServer(wine, privatePrefix(wine));
    rmSync(privatePrefix(wine), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

async function runAll({ wine }: ReadyWine, runtime: Runtime, folders: readonly string[], results: NativeResult[]): Promise<void> {
  const start = performance.now();
  complain(`Wine ${wine.version}, ${runtime.name}:`);
  await runNativeTests(runtime, folders, (result) => {
    results.push(result);
    if (results.length % 100 === 0) complain(`  ${results.length} tests so far, the last: ${result.name}`);
    if (result.outcome === 'failed') say(`FAILED  ${runtime.name}  ${result.name}\n${(result.error ?? '').replace(/^/gm, '        ')}`);
  });
  const [count] = countResults(results.filter((result) => result.runtime === runtime.name));
  if (count === undefined) throw new Wine10Error(`${runtime.name} ran no test`);
  complain(`  ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

function requireMachine(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Wine10Error(`Wine 10 is run on Linux x64; this is ${process.platform} on ${process.arch}`);
  if (process.getuid?.() !== 0) throw new Wine10Error('Wine 10 runs in a root folder of its own, which only root can enter; run this as root');
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) {
    throw new Wine10Error('there is no apt-get: Wine 10 is taken from Debian, with the apt of a Debian machine. Elsewhere install Wine 10 and call npm test');
  }
}

function say(text: string, code = 0): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function complain(text: string, code = 1): number {
  process.stderr.write(`test:wine10: ${text}\n`);
  return code;
}
