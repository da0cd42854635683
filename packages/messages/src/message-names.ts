import type { MessageTable } from './message-table.js';

/**
 * Number to name, over the tables of one entry point. Where two names have one number, the one that is no alias wins, then
 * the earlier table: wodMessage's 0x0064 is WODM_INIT, though that stands for DRVM_INIT.
 *
 * @internal
 */
export function messageNames(...tables: readonly MessageTable[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const table of tables) {
    for (const [name, { id, aliasOf }] of Object.entries(table)) {
      if (aliasOf !== undefined && Object.hasOwn(table, aliasOf)) continue;
      if (!names.has(id)) names.set(id, name);
    }
  }
  return names;
}
