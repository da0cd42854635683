import { DriverError } from '@driverproc/binding';
import { writeSync } from 'node:fs';

/**
 * Where a command writes, and how.
 *
 * @public
 */
export interface Terminal {
  /** Writes to standard output, as it is. */
  readonly out: (text: string) => void;
  /** Writes to standard error, as it is. */
  readonly err: (text: string) => void;
  /** May standard output have colours? */
  readonly colour: boolean;
  /** May standard error have a progress line that is written over? */
  readonly progress: boolean;
}

/**
 * Writes at once. A command may write for a long time without a turn of the event loop: a stream would keep all of it in
 * memory, and hear only then that nobody reads on, as after `| head`. That ends the process.
 *
 * @throws DriverError `invalid_file` where nothing can be written, as on a full disk.
 */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit();
      if (code !== 'EAGAIN') throw new DriverError('invalid_file', `standard output cannot be written: ${(error as Error).message}`, { cause: error });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** The process's own terminal. FORCE_COLOR and NO_COLOR decide before what the streams are. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: stdout.isTTY ? (text) => void stdout.write(text) : (text) => writeWhole(stdout.fd, text),
    err: (text) => void stderr.write(text),
    colour: wantsColour(env, Boolean(stdout.isTTY)),
    progress: Boolean(stderr.isTTY) && env['TERM'] !== 'dumb',
  };
}

/** @see https://no-color.org and https://force-color.org */
export function wantsColour(env: { readonly [name: string]: string | undefined }, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && term !== 'dumb';
}
