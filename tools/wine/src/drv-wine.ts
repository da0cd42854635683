import { colourEnvironment } from './colour-environment.ts';
import { parseDrvWineArguments } from './drv-wine-arguments.ts';
import { exitOnInterruption } from './exit-on-interruption.ts';
import { userFolder } from './user-folder.ts';
import { drvScript, readyWine, runUnderWine } from './windows-node.ts';

// Runs the drv command with Windows' Node under Wine. Exit codes are drv's own, but for these.
const exitUsage = 2;
const exitTimedOut = 124;
const exitNoWine = 127;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseDrvWineArguments(args);
  if ('error' in parsed) return complain(parsed.error, exitUsage);
  if (process.platform === 'win32') return complain('this is Windows: run `npm run drv`', exitNoWine);

  exitOnInterruption();
  const ready = await readyWine({ onProgress: complain });
  if ('missing' in ready) return complain(ready.missing, exitNoWine);
  if (!ready.prefix.architectures.includes(parsed.arch)) {
    return complain(`${ready.prefix.directory} has no 32-bit Windows; see CONTRIBUTING.md`, exitNoWine);
  }

  const { code, timedOut } = await runUnderWine(ready, drvScript, parsed.drvArguments, {
    arch: parsed.arch,
    cwd: userFolder(),
    timeoutSeconds: parsed.timeoutSeconds,
    environment: colourEnvironment(),
  });
  if (timedOut) return complain(`ended: still running after ${parsed.timeoutSeconds} s (--timeout SECONDS)`, exitTimedOut);
  return code;
}

function complain(text: string, code = 1): number {
  process.stderr.write(`drv:wine: ${text}\n`);
  return code;
}
