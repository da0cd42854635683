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

/** The process's own terminal. FORCE_COLOR and NO_COLOR decide before what the streams are. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(text),
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
