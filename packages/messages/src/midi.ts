export * from './gen/midi-constants.js';
export { midMessageName, midMessages, modMessageName, modMessages } from './gen/midi-messages.js';
export * from './gen/midi-structures.js';
export type { LParam } from './descriptor.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
