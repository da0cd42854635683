export * from './gen/mci-constants.js';
export { mciMessageName, mciMessages } from './gen/mci-messages.js';
export * from './gen/mci-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
