import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Architecture } from 'wine';

export interface CompareOptions {
  readonly runs: number;
  readonly seed: number;
  readonly arch: Architecture;
  readonly profile: HostProfileName;
  /** Where failing programs are written as scenarios. */
  readonly out: string | null;
  readonly json: boolean;
}

export const help = `npm run compare -- [options]    runs random programs on the real winmm.dll and on the driver manager, with the same
                                drivers, and compares every result and every call of a DriverProc

A program in which they differ is made as short as possible and printed as a scenario that drv replay reads.
The last line is the count: N passed, N failed.

  --runs N         how many programs (default 300)
  --seed S         the first program's number (default: any); program n has the number S + n, so one that failed is had
                   again with --seed (S + n) --runs 1
  --arch NAME      x64 (default) or ia32, under Wine; on Windows it is that of the Node that runs this, which then writes
                   five aliases into Drivers32 and removes them, and so needs an administrator
  --profile NAME   the host that the manager behaves like: wine (default), win32 or win31
  --out FILE       writes the scenarios of the programs that failed into FILE
  --json           one JSON object a line: start, failed for each, end

Exit codes
  0  all agreed
  1  some did not, or winmm.dll crashed, or it is missing and REQUIRE_NATIVE=1
  2  the command line is not understood
`;

/** @returns What was asked for, or what is wrong with it. */
export function parseOptions(args: readonly string[]): CompareOptions | { readonly error: string } | 'help' {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string', default: '300' },
        seed: { type: 'string' },
        arch: { type: 'string', default: 'x64' },
        profile: { type: 'string', default: 'wine' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { runs, seed = String(randomInt(1_000_000_000)), arch, profile, out = null, json } = values;
    if (values.help) return 'help';
    if (!/^[1-9]\d{0,6}$/.test(runs)) return { error: `--runs is an integer from 1 to 9999999; got ${runs}` };
    if (!/^\d{1,9}$/.test(seed)) return { error: `--seed is an integer from 0 to 999999999; got ${seed}` };
    if (arch !== 'x64' && arch !== 'ia32') return { error: `--arch is x64 or ia32; got ${arch}` };
    if (!Object.hasOwn(hostProfiles, profile)) return { error: `--profile is one of ${Object.keys(hostProfiles).join(', ')}; got ${profile}` };
    return { runs: Number(runs), seed: Number(seed), arch, profile: profile as HostProfileName, out, json };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
