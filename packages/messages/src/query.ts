export * from './gen/query-constants.js';
export { queryMessageName, queryMessages } from './gen/query-messages.js';
export type { FamilyMessage, FamilyParameter, MessageConfidence, MessageTable } from './message-table.js';
