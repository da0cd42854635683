/** The majors of Node that are run, as `--node` names them. */
const nodeMajors = ['22', '24', '26'] as const;
export type NodeMajor = (typeof nodeMajors)[number];

export interface Wine10Options {
  readonly nodes: readonly NodeMajor[];
  /** Whether what an earlier run built and downloaded is thrown away first. */
  readonly isFresh: boolean;
}

export const usage = `npm run test:wine10 -- [--node 22,24,26] [--fresh]

Runs the native tests under Wine 10, the Wine of Debian 13, with Windows' Node 22, 24 and 26 for x64 and 22 for ia32.
Wine 10 is unpacked from Debian's packages into a folder of its own in node_modules/.cache, and runs there as root;
nothing is installed, and a Wine of this machine's is not touched. Needs Debian with apt-get, on amd64, and root.
Downloads 295 MB once, and takes 2.8 GB of disk.

  --node LIST   only these majors of Node
  --fresh       download and build everything anew
  --help        this text

Exit codes: 0 all passed, 1 a test failed, 2 wrong usage, 3 Wine 10 could not be had here.
`;

/** Reads the command line; `help` where that is asked for. */
export function parseWine10Arguments(args: readonly string[]): Wine10Options | 'help' | { readonly error: string } {
  let nodes: readonly NodeMajor[] = nodeMajors;
  let isFresh = false;
  for (let index = 0; index < args.length; index++) {
    const [, option = args[index]!, inline] = /^(--node)(?:=(.*))$/.exec(args[index]!) ?? [];
    if (option === '--help') return 'help';
    if (option === '--fresh') isFresh = true;
    else if (option === '--node') {
      const list = (inline ?? args[++index] ?? '').split(',');
      const unknown = list.find((major) => !isNodeMajor(major));
      if (unknown !== undefined) return { error: `--node is a list of ${nodeMajors.join(', ')}; got ${unknown === '' ? 'nothing' : unknown}` };
      nodes = list.filter(isNodeMajor);
    } else return { error: `${option} is not an option` };
  }
  return { nodes, isFresh };
}

function isNodeMajor(text: string): text is NodeMajor {
  return nodeMajors.some((major) => major === text);
}
