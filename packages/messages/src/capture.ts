export * from './gen/capture-constants.js';
export { captureCallbackMessageName, captureCallbackMessages, captureMessageName, captureMessages } from './gen/capture-messages.js';
export * from './gen/capture-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
