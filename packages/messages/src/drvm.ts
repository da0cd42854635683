export * from './gen/drvm-constants.js';
export { drvmMessageName, drvmMessages } from './gen/drvm-messages.js';
export * from './gen/drvm-structures.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
