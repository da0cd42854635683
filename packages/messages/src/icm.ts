export * from './gen/icm-constants.js';
export { icmMessageName, icmMessages } from './gen/icm-messages.js';
export * from './gen/icm-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
