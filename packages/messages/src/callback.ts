export * from './gen/callback-constants.js';
export { callbackMessageName, callbackMessages, mmMessageName, mmMessages } from './gen/callback-messages.js';
export * from './gen/callback-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
