import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory } from './cache-directory.ts';
import type { Wine } from './find-wine.ts';

export interface WineProcessOptions {
  readonly cwd?: string;
  /** Instead of this process's environment; Wine's own variables are added. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly timeoutSeconds: number;
  readonly onStdout: (bytes: Uint8Array) => void;
  readonly onStderr: (bytes: Uint8Array) => void;
}

export interface WineExit {
  /** As a Unix shell sees it: the low 8 bits of the Windows exit code, or 128 and the number of the signal that ended it. */
  readonly code: number;
  readonly timedOut: boolean;
}

/**
 * Runs a Windows program to its end.
 *
 * A program that meets the Wine server of a prefix just when that shuts down is turned away before it has begun; it is
 * started again, up to three times.
 */
export async function runWineProcess(wine: Wine, prefix: string, args: readonly string[], options: WineProcessOptions): Promise<WineExit> {
  for (let attempt = 1; ; attempt++) {
    const turnedAway: Uint8Array[] = [];
    const onStderr = (bytes: Uint8Array): void => {
      if (turnedAway.length === 0 && isTurnedAway(bytes)) turnedAway.push(bytes);
      else options.onStderr(bytes);
    };
    const exit = await runOnce(wine, prefix, args, { ...options, onStderr });
    if (turnedAway.length === 0) return exit;
    if (attempt === 4 || exit.timedOut) {
      for (const bytes of turnedAway) options.onStderr(bytes);
      return exit;
    }
  }
}

/** Wine's words for a connection lost; the 0 is the thread's number, which it has from the server once it runs. */
function isTurnedAway(bytes: Uint8Array): boolean {
  return /^wine client error:0: .*(Connection reset by peer|Broken pipe)\s*$/.test(Buffer.from(bytes).toString('latin1'));
}

/**
 * Output goes through two files, read as they grow: Windows' Node cannot open a Unix pipe as its standard output,
 * and Wine's services, which outlive the program, would keep a pipe open. There is no standard input.
 */
function runOnce(wine: Wine, prefix: string, args: readonly string[], options: WineProcessOptions): Promise<WineExit> {
  const folder = mkdtempSync(join(cacheDirectory(), 'run-'));
  const stdout = followFile(join(folder, 'stdout'), options.onStdout);
  const stderr = followFile(join(folder, 'stderr'), options.onStderr);

  const child = spawn(wine.loader, args, {
    cwd: options.cwd,
    env: wineEnvironment(options.environment ?? process.env, prefix),
    stdio: ['ignore', stdout.writeDescriptor, stderr.writeDescriptor],
    detached: true, // a process group of its own, so that it is ended together with what it started
  });
  const end = (): void => {
    if (child.pid !== undefined) endGroup(child.pid);
  };
  const endForGood = (): void => {
    end();
    rmSync(folder, { recursive: true, force: true });
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutSeconds * 1000);
  process.once('exit', endForGood);

  return new Promise<WineExit>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code: code ?? 128 + constants.signals[signal!], timedOut }));
  }).finally(() => {
    clearTimeout(timer);
    process.removeListener('exit', endForGood);
    stdout.finish();
    stderr.finish();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Wine's environment: no dialogs, no chatter, no display, nothing that points this machine's Node at Unix paths. */
function wineEnvironment(environment: NodeJS.ProcessEnv, prefix: string): NodeJS.ProcessEnv {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, NODE_OPTIONS: _options, NODE_PATH: _path, ...rest } = environment;
  return {
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree=;mshtml=;winemenubuilder.exe=d',
    ...rest,
    // 32-bit programs run in a 64-bit prefix too; a 32-bit one is of no use here.
    WINEARCH: 'win64',
    WINEPREFIX: prefix,
  };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function followFile(path: string, onBytes: (bytes: Uint8Array) => void): { writeDescriptor: number; finish(): void } {
  const writeDescriptor = openSync(path, 'a');
  const readDescriptor = openSync(path, 'r');
  const readOn = (): void => {
    for (;;) {
      const buffer = new Uint8Array(65536);
      const length = readSync(readDescriptor, buffer);
      if (length === 0) return;
      onBytes(buffer.subarray(0, length));
    }
  };
  const timer = setInterval(readOn, 20);
  return {
    writeDescriptor,
    finish() {
      clearInterval(timer);
      readOn();
      closeSync(readDescriptor);
      closeSync(writeDescriptor);
    },
  };
}
