export * from './gen/mixer-constants.js';
export { mxdMessageName, mxdMessages } from './gen/mixer-messages.js';
export * from './gen/mixer-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
