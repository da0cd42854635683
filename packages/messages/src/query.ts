export * from './gen/query-constants.js';
