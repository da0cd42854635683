export * from './gen/joystick-constants.js';
export { joyMessageName, joyMessages } from './gen/joystick-messages.js';
export * from './gen/joystick-structures.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
