export { messageTables } from './gen/message-tables.js';
export type { MessageTableEntry } from './message-table-entry.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
