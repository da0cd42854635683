import { spawnSync } from 'node:child_process';
import { colourEnvironment, drvScript, exitOnInterruption, readyWine, runUnderWine } from 'wine';

// Everything of the demo's own goes to standard error: standard output is drv's, and may be JSON.
process.exitCode = await main(['run', ...process.argv.slice(2)]);

async function main(args: readonly string[]): Promise<number> {
  if (process.platform === 'win32') {
    say('this is Windows: its own winmm.dll');
    return runHere(args);
  }
  exitOnInterruption();
  const ready = await readyWine({ onProgress: say });
  if ('missing' in ready) {
    say(`${ready.missing}\nHence not winmm.dll, but the driver manager in TypeScript:`);
    return runHere(args);
  }
  say(`Wine ${ready.wine.version}: its winmm.dll, called by Windows' Node`);
  const { code, timedOut } = await runUnderWine(ready, drvScript, args, { environment: colourEnvironment() });
  if (timedOut) say('ended: it hung');
  return timedOut ? 124 : code;
}

function runHere(args: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, [drvScript, ...args], { stdio: 'inherit' });
  if (error !== undefined) say(error.message);
  return status ?? 1;
}

function say(text: string): void {
  process.stderr.write(`demo: ${text}\n`);
}
