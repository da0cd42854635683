export * from './gen/result-constants.js';
export * from './gen/result-codes.js';
