import { spawnSync } from 'node:child_process';
import { drvScript, readyWine, runUnderWine } from 'wine';

// Everything of the demo's own goes to standard error: standard output is drv's, and may be JSON.
process.exitCode = await main(['run', ...process.argv.slice(2)]);

async function main(args: readonly string[]): Promise<number> {
  if (process.platform === 'win32') {
    say('this is Windows: its own winmm.dll');
    return runHere(args);
  }
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

// Under Wine drv writes into a file; whether a terminal shows it is only known here.
function colourEnvironment(): NodeJS.ProcessEnv {
  const { stdout, env } = process;
  return stdout.isTTY && !env['NO_COLOR'] && !env['FORCE_COLOR'] ? { ...env, FORCE_COLOR: '1' } : env;
}

function say(text: string): void {
  process.stderr.write(`demo: ${text}\n`);
}
