export * from './gen/aux-constants.js';
export { auxMessageName, auxMessages } from './gen/aux-messages.js';
export * from './gen/aux-structures.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
