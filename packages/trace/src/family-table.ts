import { driverMessages } from '@driverproc/messages';

/**
 * What is known about a message: its number, and what its two parameters are called.
 *
 * @public
 */
export interface FamilyMessage {
  /** The message number. */
  readonly id: number;
  /** The first parameter (lParam1, dwParam1): its name and type. Absent: not used. */
  readonly lParam1?: { readonly [name: string]: string };
  /** The second parameter. */
  readonly lParam2?: { readonly [name: string]: string };
  /** The kind of answer, as the messages of `@driverproc/messages` have it. */
  readonly result?: string;
}

/**
 * The messages of one family, and where a number means one of them. `driverMessages` and its like can stand as
 * `messages`.
 *
 * @public
 */
export interface FamilyTable {
  /** What the family is called: `drv`, `acm`, `modm`. */
  readonly family: string;
  /** The function that takes the messages: `DriverProc`, `modMessage`, `wodMessage`, … */
  readonly entryPoint: string;
  /** The class of driver whose messages they are: `acm`, `icm`, `mci`; `null` for drivers of every class. */
  readonly driverClass: string | null;
  /** The messages by name. */
  readonly messages: { readonly [name: string]: FamilyMessage };
  /** The name of an answer, by the `result` of its message, as `MMSYSERR_NOTSUPPORTED`; `undefined` where it has none. */
  readonly answerName?: (result: string, answer: number) => string | undefined;
}

/**
 * The messages that every driver has, DRV_LOAD to DRV_POWER.
 *
 * @public
 */
export const driverFamily: FamilyTable = {
  family: 'drv',
  entryPoint: 'DriverProc',
  driverClass: null,
  messages: driverMessages,
};

/** A message that has a name. */
export interface NamedMessage extends FamilyMessage {
  readonly name: string;
  readonly family: string;
  readonly parameterNames: readonly [string | null, string | null];
  readonly answerName: FamilyTable['answerName'];
}

/** Finds the name of a number. */
export type FindMessage = (entryPoint: string, driverClass: string | null, msg: number) => NamedMessage | null;

const firstReserved = 0x0800;

/**
 * A number alone has no name: 0x080B is DRV_PNPINSTALL to one driver and MCI_GETDEVCAPS to another. So from DRV_RESERVED
 * up a DriverProc's message has a name only where the class of the driver is known, and that class's own family comes first.
 */
export function createFindMessage(families: readonly FamilyTable[]): FindMessage {
  const general = new Map<string, Map<number, NamedMessage>>();
  const byClass = new Map<string, Map<string, Map<number, NamedMessage>>>();
  for (const { family, entryPoint, driverClass, messages, answerName } of families) {
    const tables = driverClass === null ? general : entryOf(byClass, driverClass);
    const table = entryOf(tables, entryPoint);
    for (const [name, message] of Object.entries(messages)) {
      const parameterNames = [firstName(message.lParam1), firstName(message.lParam2)] as const;
      table.set(message.id, { ...message, name, family, parameterNames, answerName });
    }
  }
  return (entryPoint, driverClass, msg) => {
    if (driverClass !== null) {
      const own = byClass.get(driverClass)?.get(entryPoint)?.get(msg);
      if (own !== undefined) return own;
      // MCI's range is DRV_RESERVED's own.
      if (driverClass === 'mci' && msg >= firstReserved) return null;
    } else if (msg >= firstReserved && entryPoint === 'DriverProc') {
      return null;
    }
    return general.get(entryPoint)?.get(msg) ?? null;
  };
}

function entryOf<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const entry = map.get(key) ?? new Map<Inner, Value>();
  map.set(key, entry);
  return entry;
}

function firstName(parameter: FamilyMessage['lParam1']): string | null {
  return parameter === undefined ? null : (Object.keys(parameter)[0] ?? null);
}
