import { isDriverError } from '@driverproc/binding';
import { readFileSync } from 'node:fs';
import { usageError } from './command-options.js';
import { parseDecodeOptions } from './decode/decode-options.js';
import { runDecode } from './decode/decode-command.js';
import { decodeHelp, mainHelp, replayHelp, runHelp } from './help.js';
import { parseReplayOptions, runReplay } from './replay/replay-command.js';
import { runDrivers } from './run/run-command.js';
import { parseRunOptions } from './run/run-options.js';
import type { Terminal } from './terminal.js';

interface Command {
  readonly help: string;
  /** Reads the arguments, and gives what is to be done. */
  prepare(args: readonly string[]): (terminal: Terminal) => number;
}

const commands: { readonly [name: string]: Command } = {
  run: {
    help: runHelp,
    prepare(args) {
      const options = parseRunOptions(args);
      return (terminal) => runDrivers(options, terminal);
    },
  },
  replay: {
    help: replayHelp,
    prepare(args) {
      const options = parseReplayOptions(args);
      return (terminal) => runReplay(options, terminal);
    },
  },
  decode: {
    help: decodeHelp,
    prepare(args) {
      const options = parseDecodeOptions(args);
      return (terminal) => runDecode(options, terminal);
    },
  },
};

/**
 * Runs the `drv` command.
 *
 * @param args - The command line after `drv`.
 * @returns The exit code: 0 when all went well, 1 when something did not, 2 for a command line that is not understood.
 *
 * @public
 */
export function drv(args: readonly string[], terminal: Terminal): number {
  const [name, ...rest] = args;
  if (name === '--version') return print(terminal, `${version()}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return print(terminal, mainHelp);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (command === undefined) throw usageError(`there is no command "${name}"; there are ${Object.keys(commands).join(', ')}`);
    if (rest.includes('--help') || rest.includes('-h')) return print(terminal, command.help);
    return command.prepare(rest)(terminal);
  } catch (error) {
    if (!isDriverError(error)) throw error;
    const title = command === undefined ? 'drv' : `drv ${name}`;
    terminal.err(`${title}: ${error.message}\n`);
    if (error.code !== 'invalid_argument') return 1;
    terminal.err(`${title} --help says what can be given.\n`);
    return 2;
  }
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text);
  return 0;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return manifest.version;
}
