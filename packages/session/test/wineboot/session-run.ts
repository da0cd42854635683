import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { it as nodeIt } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clonePrefix, readyWine, runUnderWine, runWineProcess, takeGraphicsAway, toWindowsPath } from '../../../../tools/wine/src/index.ts';
import type { Architecture, ClonedPrefix, ReadyWine, WineExit } from '../../../../tools/wine/src/index.ts';

/** What a program under test wrote: `at` in milliseconds as `Date.now()` counts. */
export interface LogLine {
  readonly at: number;
  readonly what: string;
}

/** A program with drivers open, in a prefix in which nothing else runs. */
export interface SessionRun {
  /** What it has written so far. */
  log(): LogLine[];
  /** Waits for a line. */
  waitFor(what: RegExp): Promise<void>;
  /** Ends the Windows session, as `wineboot` does it; gives its exit code. */
  endSession(): Promise<number>;
  /** How the program ended. */
  readonly exit: Promise<WineExit>;
  /** What it wrote on its standard output and error, Wine's trace included. */
  errors(): string;
  /** What winmm sent to drivers, as Wine itself traces it: `CLOSE 5cf7280`, and the thread that sent it. */
  trace(): { readonly thread: string; readonly sent: string }[];
}

const program = join(import.meta.dirname, 'programs/session.ts');
// Why there is no Windows to log off from here is told once, by the tests that are then skipped.
const ready = process.platform === 'win32' ? { missing: 'would log off whoever is at this computer' } : await readyWine();
const architectures: readonly Architecture[] = 'missing' in ready ? [] : ready.prefix.architectures;

/** A test of each architecture, with a prefix of its own. Skipped on Windows itself: it would end the session of its user. */
export function it(name: string, test: (start: (...args: string[]) => SessionRun, prefix: ClonedPrefix, arch: Architecture) => Promise<void>): void {
  for (const arch of ['x64', 'ia32'] as const) {
    const skip = architectures.includes(arch) ? false : 'missing' in ready ? ready.missing : `needs Wine for ${arch}`;
    nodeIt(`${name} (${arch})`, { skip }, async () => {
      const { wine, prefix: original } = ready as ReadyWine;
      using prefix = clonePrefix(wine, original);
      await test((...args) => startProgram({ wine, prefix }, arch, args), prefix, arch);
    });
  }
}

export { takeGraphicsAway };

function startProgram(inPrefix: ReadyWine, arch: Architecture, args: readonly string[]): SessionRun {
  const file = join(inPrefix.prefix.directory, 'session.log');
  rmSync(file, { force: true });
  const errors: Uint8Array[] = [];
  const collect = (bytes: Uint8Array): unknown => errors.push(bytes);
  const exit = runUnderWine(inPrefix, program, [toWindowsPath(file), ...args], {
    arch,
    timeoutSeconds: 40,
    environment: { ...process.env, WINEDEBUG: 'fixme-all,err-all,trace+driver' },
    onStdout: collect,
    onStderr: collect,
  });
  const text = (): string => Buffer.concat(errors).toString('utf8');
  const log = (): LogLine[] => {
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => ({ at: Number(line.slice(0, line.indexOf(' '))), what: line.slice(line.indexOf(' ') + 1) }));
  };
  return {
    log,
    exit,
    errors: text,
    async waitFor(what) {
      for (const until = Date.now() + 30_000; !log().some((line) => what.test(line.what)); await sleep(20)) {
        assert.ok(Date.now() < until, `no line ${what} from the program; it wrote:\n${log().map((line) => line.what).join('\n')}\n${text()}`);
      }
    },
    async endSession() {
      const nothing = (): void => {};
      const { code } = await runWineProcess(inPrefix.wine, inPrefix.prefix.directory, ['wineboot', '-e'], { timeoutSeconds: 30, onStdout: nothing, onStderr: nothing });
      return code;
    },
    trace: () =>
      [...text().matchAll(/^([0-9a-f]+):trace:driver:DRIVER_SendMessage Before call32 proc=\S+ drvrID=\S+ hDrv=0*(\S+) wMsg=(\S+)/gm)].map(
        ([, thread, hdrvr, message]) => ({ thread: thread!, sent: `${messages[parseInt(message!, 16)] ?? message} ${hdrvr!.toLowerCase()}` }),
      ),
  };
}

const messages: { readonly [msg: number]: string } = { 1: 'LOAD', 2: 'ENABLE', 3: 'OPEN', 4: 'CLOSE', 5: 'DISABLE', 6: 'FREE', 11: 'EXITSESSION' };
