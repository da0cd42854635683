export * from './gen/acm-constants.js';
export { acmMessageName, acmMessages } from './gen/acm-messages.js';
export * from './gen/acm-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
