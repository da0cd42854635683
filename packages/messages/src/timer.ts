export * from './gen/timer-constants.js';
export { timerMessageName, timerMessages } from './gen/timer-messages.js';
export * from './gen/timer-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
