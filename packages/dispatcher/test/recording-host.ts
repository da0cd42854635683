import { createDriverManager } from '@driverproc/dispatcher';
import type { DriverHost, DriverManager, DriverManagerOptions, DriverSource } from '@driverproc/dispatcher';
import type { HDRVR, LParam, LResult } from '@driverproc/binding';

/** A DriverProc call, and whose it is. */
export interface RecordedCall {
  readonly module: string;
  /** How often this driver got this message, this time included. */
  readonly nth: number;
  readonly driverId: LResult;
  readonly hdrvr: HDRVR | 0;
  readonly msg: number;
  readonly lParam1: LParam;
  readonly lParam2: LParam;
}

/** What a driver does with one message, by its name without DRV_ or by its number: an answer, or how to find one. */
export type Reactions = { readonly [message: string | number]: unknown };

export interface RecordingHost {
  readonly manager: DriverManager;
  /** What has reached the drivers since this was last called. */
  transcript(): string[];
  /** The symbol of a handle: `h1` for the first that appeared in a message, `h2` for the next. */
  symbol(hdrvr: HDRVR | 0 | null): string;
  /** Opens a driver that is expected to open. */
  open(driverName: string, sectionName?: string | null, lParam2?: LParam): HDRVR;
  isLoaded(fileName: string): boolean;
}

// Written out here and not taken from the packages: what the tests expect must not come from what they test.
const NAMES: { readonly [msg: number]: string } = {
  1: 'LOAD',
  2: 'ENABLE',
  3: 'OPEN',
  4: 'CLOSE',
  5: 'DISABLE',
  6: 'FREE',
  7: 'CONFIGURE',
  8: 'QUERYCONFIGURE',
  9: 'INSTALL',
  10: 'REMOVE',
  11: 'EXITSESSION',
  12: 'EXITAPPLICATION',
  15: 'POWER',
};

export const nameOf = (msg: number): string => NAMES[msg] ?? `0x${msg.toString(16)}`;

/**
 * A manager whose drivers write down every call: `a OPEN h1 id=0 "left" 7`, two blanks deeper for each call it is inside of.
 *
 * The drivers answer 1 to the life cycle, 101, 102, … to OPEN (201, … those of the second driver) and 0 to all else.
 */
export function createRecordingHost(
  drivers: { readonly [fileName: string]: Reactions },
  options: Omit<DriverManagerOptions, 'drivers'> = {},
): RecordingHost {
  const lines: string[] = [];
  const symbols = new Map<LParam, string>();
  let depth = 0;

  const symbol = (hdrvr: HDRVR | 0 | null): string => {
    if (hdrvr === 0 || hdrvr === null) return String(hdrvr);
    const known = symbols.get(hdrvr) ?? `h${symbols.size + 1}`;
    symbols.set(hdrvr, known);
    return known;
  };

  const record = ({ module, driverId, hdrvr, msg, lParam1, lParam2 }: RecordedCall, host: DriverHost): void => {
    const id = symbols.get(driverId) ?? driverId;
    const text = msg === 3 && lParam1 !== 0 ? JSON.stringify(host.memory.readString(lParam1)) : lParam1;
    lines.push(`${'  '.repeat(depth)}${module} ${nameOf(msg)} ${symbol(hdrvr)} id=${id} ${text} ${lParam2}`);
  };

  const recording = (module: string, reactions: Reactions, firstId: number): DriverSource => {
    const counts = new Map<number, number>();
    let opened = 0;
    const connect: DriverSource['connect'] = (host) => (driverId, hdrvr, msg, lParam1, lParam2) => {
      const nth = (counts.get(msg) ?? 0) + 1;
      counts.set(msg, nth);
      const call = { module, nth, driverId, hdrvr, msg, lParam1, lParam2 };
      symbol(hdrvr);
      record(call, host);
      const reaction = reactions[nameOf(msg)] ?? reactions[msg];
      depth += 1;
      try {
        if (typeof reaction === 'function') return reaction(call);
        if (reaction !== undefined) return reaction as LResult;
        if (msg === 3) return firstId + opened++;
        return msg <= 6 ? 1 : 0;
      } finally {
        depth -= 1;
      }
    };
    return { connect };
  };

  const sources = Object.entries(drivers).map(([fileName, reactions], index): [string, DriverSource] => [
    fileName,
    recording(fileName.replace(/^.*\\|\.[^.]*$/g, ''), reactions, (index + 1) * 100 + 1),
  ]);
  const manager = createDriverManager({ ...options, drivers: Object.fromEntries(sources) });
  return {
    manager,
    transcript: () => lines.splice(0),
    symbol,
    open(driverName, sectionName = null, lParam2 = 0) {
      const hdrvr = manager.openDriver(driverName, sectionName, lParam2);
      if (hdrvr === null) throw new Error(`"${driverName}" did not open`);
      return hdrvr;
    },
    isLoaded: (fileName) => manager.modules.getModuleHandle(fileName) !== null,
  };
}
