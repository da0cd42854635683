import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

type Parsed<O extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>>;

/**
 * The options that a command was given. With --help it prints its usage and ends with 0; with one that it does not have, it says so and
 * ends with 2.
 *
 * @param usage - How it is called, a line for what it does, then its options.
 * @param isName - Whether a word that is no option may be given; none may, unless it says so.
 */
export function readOptions<const O extends ParseArgsOptionsConfig>(usage: string, options: O, isName: (word: string) => boolean = () => false): Pick<Parsed<O>, 'values' | 'positionals'> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    const { values, positionals } = parseArgs<{ args: string[]; options: O; allowPositionals: true }>({ args, options, allowPositionals: true });
    const unknown = positionals.find((word) => !isName(word));
    return unknown === undefined ? { values, positionals } : refuse(`"${unknown}" is not understood`, usage);
  } catch (error) {
    // Node's message goes on with how to give a word that begins with a dash, which nobody here wants.
    return refuse((error as Error).message.replace(/\. To specify a positional .*$/s, ''), usage);
  }
}

function refuse(why: string, usage: string): never {
  console.error(`${why}\n\n${usage}`);
  process.exit(2);
}
