import type { MessageTable } from './message-table.js';
import type { NativeStructure } from './native-structure.js';

/**
 * A table of messages, with what is needed to decode them.
 *
 * @public
 */
export interface MessageTableEntry {
  /** The subpath of this package that has it. */
  readonly family: string;
  /** The messages by their names. */
  readonly messages: MessageTable;
  /** The name of a message number; undefined where it has none. */
  readonly messageName: (msg: number) => string | undefined;
  /** The layouts of the structures that parameters point at, by `structure` of the parameter. */
  readonly structures: { readonly [name: string]: NativeStructure<object> };
}
