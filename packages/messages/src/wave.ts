export * from './gen/wave-constants.js';
export { widMessageName, widMessages, wodMessageName, wodMessages } from './gen/wave-messages.js';
export * from './gen/wave-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
